package dev.keyrota.rehearsal;

import dev.keyrota.config.Credential;
import dev.keyrota.config.Rotation;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person's own rotation, played in a simulated world: their stores and ids, and invented keys. Deterministic; contacts nobody, reads no secret
 * and no clock, and writes nothing.
 */
public final class Rehearsal {
    private final Rebuilt rebuilt;
    private final Setting setting;
    private final List<String> assumptions;

    private Rehearsal(Rebuilt rebuilt, Setting setting, List<String> assumptions) {
        this.rebuilt = rebuilt;
        this.setting = setting;
        this.assumptions = assumptions;
    }

    /**
     * Rebuilds what a rotation would meet.
     *
     * @param rotation what is asked for, as {@code rotate} resolves it
     * @param current the authorization that the journal knows to be a credential's; empty where it knows none
     */
    public static Rehearsal of(Rotation rotation, Function<Credential, Optional<AuthorizationId>> current) {
        Rotation played = Assumptions.waiting(rotation);
        Rebuilt rebuilt = new Rebuilding(played, current).rebuilt();
        Charter.Known recorded =
                current.apply(played.credential()).map(id -> known(id, rebuilt)).orElse(null);
        Set<AuthorizationId> siblings = played.configuration().siblings(played.credential()).stream()
                .flatMap(sibling -> current.apply(sibling).stream())
                .collect(Collectors.toUnmodifiableSet());
        Charter charter = played.charter("rehearsal", recorded, siblings);
        List<String> assumptions = new ArrayList<>(rebuilt.assumptions());
        assumptions.addAll(Assumptions.ofWaits(rotation, played));
        return new Rehearsal(
                rebuilt, new Setting(rebuilt.world(), charter, new Attendant(Attendant.NOTHING)), assumptions);
    }

    private static Charter.Known known(AuthorizationId id, Rebuilt rebuilt) {
        try (Secret token = Secret.ofText(rebuilt.oldToken())) {
            return new Charter.Known(id, Machine.FINGERPRINTS.of(token));
        }
    }

    /** What is played. */
    Setting setting() {
        return setting;
    }

    /** A scenario at a step in which something strikes. */
    private record Branch(Take base, Plan plan, Trial.Spot spot) {}

    /**
     * Plays all of it: without a fault, with each single one, and in each circumstance. On all processors: some seconds for a few stores, and
     * minutes for the most that a credential may have.
     *
     * @throws InterruptedException if the calling thread was interrupted
     */
    public Rehearsed play() throws InterruptedException {
        Thread caller = Thread.currentThread();
        try {
            return play(caller);
        } catch (CancellationException cancelled) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw cancelled;
        }
    }

    private Rehearsed play(Thread caller) {
        Take clean = new Take(setting, Plan.NONE);
        List<Branch> branches = new ArrayList<>();
        boolean more = true;
        while (more) {
            Take base = clean.fork(Plan.NONE);
            int from = clean.scenario().points().size();
            more = clean.step();
            struck(base, clean, from).forEach(branches::add);
        }
        Trial whole = clean.end("", null);
        List<Trial> faults =
                branches.parallelStream().map(branch -> played(branch, caller)).toList();
        List<Rehearsed.Case> circumstances = new Circumstances(rebuilt, setting.charter())
                .all().parallelStream()
                        .map(made -> new Rehearsed.Case(
                                made.circumstance(),
                                made.place(),
                                new Take(made.setting(), Plan.NONE).toTheEnd(name(made.circumstance()), null)))
                        .toList();
        return new Rehearsed(assumptions, whole, faults, circumstances);
    }

    /** Whoever waits for it may lose patience between two of them. */
    private static Trial played(Branch branch, Thread caller) {
        if (caller.isInterrupted()) {
            throw new CancellationException();
        }
        return branch.base().fork(branch.plan()).toTheEnd(branch.plan().toString(), branch.spot());
    }

    /** Each fault at each point that a step passed. */
    private static Stream<Branch> struck(Take base, Take after, int from) {
        List<Point> points = after.scenario().points();
        Stream.Builder<Branch> branches = Stream.builder();
        for (int i = from; i < points.size(); i++) {
            Point point = points.get(i);
            for (Fault fault : point.kind().faults()) {
                branches.add(new Branch(base, Plan.of(i, fault), new Trial.Spot(after.part(), point.call(), fault)));
            }
        }
        return branches.build();
    }

    /**
     * Plays one rotation again.
     *
     * @param name of a {@link Trial}, such as {@code 19:LATE} or {@code dead-key}; empty for the one without a fault
     * @return what happened, in its order; empty where no rotation of this rehearsal is called so
     */
    public Optional<List<Beat>> replay(String name) {
        for (Circumstance each : Circumstance.values()) {
            if (name(each).equals(name)) {
                return new Circumstances(rebuilt, setting.charter())
                        .of(each)
                        .map(made -> new Story(new Take(made.setting(), Plan.NONE)).told());
            }
        }
        return plan(name).flatMap(this::struck);
    }

    /** Empty where a strike of the plan finds nothing to strike. */
    private Optional<List<Beat>> struck(Plan plan) {
        List<Beat> story = new Story(new Take(setting, plan)).told();
        long struck = story.stream().filter(Beat.Struck.class::isInstance).count();
        return struck == plan.strikes().size() ? Optional.of(story) : Optional.empty();
    }

    private static Optional<Plan> plan(String name) {
        if (name.isEmpty()) {
            return Optional.of(Plan.NONE);
        }
        if (!name.matches("[0-9]{1,6}:[A-Z_]{1,20}")) {
            return Optional.empty();
        }
        String[] halves = name.split(":", 2);
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.name().equals(halves[1]))
                .findFirst()
                .map(fault -> Plan.of(Integer.parseInt(halves[0]), fault));
    }

    private static String name(Circumstance circumstance) {
        return circumstance.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
