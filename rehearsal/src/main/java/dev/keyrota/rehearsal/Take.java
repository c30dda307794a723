package dev.keyrota.rehearsal;

import dev.keyrota.journal.Fact;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Nonce;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A scenario that is watched as a person would: which part it is in, and why its processes end. It can be forked between steps. */
final class Take {
    private final Setting setting;
    private final Scenario scenario;
    private final List<Halt> halts;
    private Part part;

    Take(Setting setting, Plan plan) {
        this(setting, new Scenario(setting, plan), List.of(), Part.START);
    }

    private Take(Setting setting, Scenario scenario, List<Halt> halts, Part part) {
        this.setting = setting;
        this.scenario = scenario;
        this.halts = new ArrayList<>(halts);
        this.part = part;
    }

    /** Another that goes on from here. */
    Take fork(Plan plan) {
        return new Take(setting, scenario.fork(plan), halts, part);
    }

    Scenario scenario() {
        return scenario;
    }

    /** The part that the last step belonged to. */
    Part part() {
        return part;
    }

    /** What the next step is about to do; null where it starts a process. */
    @Nullable
    Effect next() {
        return scenario.machine().next();
    }

    /** Takes one step, and says whether there is another. */
    boolean step() {
        Machine machine = scenario.machine();
        Effect next = machine.next();
        part = Part.of(next, machine.state(), part);
        boolean more = scenario.step();
        if (!machine.isAtWork() && !(machine.state() instanceof State.Done)) {
            halts.add(next == null ? new Halt.Died() : Halt.of(machine.state()));
        }
        return more;
    }

    /** Why the last process ended; null where none did. */
    @Nullable
    Halt lastHalt() {
        return halts.isEmpty() ? null : halts.getLast();
    }

    /** How many processes have ended before the rotation. */
    int halts() {
        return halts.size();
    }

    /** Plays what is left. */
    Trial toTheEnd(String name, Trial.@Nullable Spot spot) {
        boolean more = true;
        while (more) {
            more = step();
        }
        return end(name, spot);
    }

    /** After the last step. */
    Trial end(String name, Trial.@Nullable Spot spot) {
        List<Fact> facts = scenario.machine().facts();
        Instant began = setting.world().clock().instant();
        Instant last = facts.isEmpty() ? began : facts.getLast().at();
        Trial.End end = end(scenario.machine().state());
        Authorization old = old();
        List<Authorization> ours = ours();
        Duration overlap = ours.stream()
                .map(made -> together(old, made, last))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        boolean oldLives = old != null && old.liveAt(last);
        boolean newLives = ours.stream().anyMatch(made -> made.liveAt(last));
        Duration took = Duration.between(began, last);
        return new Trial(
                name,
                spot,
                end,
                halts,
                took,
                overlap,
                oldLives,
                newLives,
                scenario.end().violations());
    }

    private static Trial.End end(State state) {
        return switch (state) {
            case State.Done _ -> Trial.End.COMPLETED;
            case State.Undone _ -> Trial.End.PUT_BACK;
            case State.Unopened _,
                    State.Standing _,
                    State.Announced _,
                    State.Doubtful _,
                    State.Halted _,
                    State.Resting _ -> Trial.End.OPEN;
        };
    }

    private @Nullable Authorization old() {
        World start = setting.world();
        String value = start.held(start.stores().getFirst()).orElseThrow().value();
        return scenario.world().heroku().knowing(value).orElse(null);
    }

    private List<Authorization> ours() {
        return scenario.world().heroku().everyAuthorization().stream()
                .filter(made -> {
                    Nonce nonce = Nonce.in(made.description());
                    return nonce != null && nonce.run().equals(Scenario.RUN);
                })
                .toList();
    }

    /** How long both lived, up to the end. */
    private static Duration together(@Nullable Authorization old, Authorization made, Instant end) {
        if (old == null) {
            return Duration.ZERO;
        }
        Instant until = Stream.of(old.revokedAt(), made.revokedAt(), end)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(end);
        Duration both = Duration.between(made.createdAt(), until);
        return both.isNegative() ? Duration.ZERO : both;
    }
}
