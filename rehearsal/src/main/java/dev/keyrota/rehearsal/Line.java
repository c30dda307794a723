package dev.keyrota.rehearsal;

import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** What a machine's calls go through: here the faults strike them. */
final class Line {
    private static final Duration CALL = Duration.ofMillis(40);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Duration LATE = Duration.ofSeconds(60);

    private final Simulation simulation;

    Line(Simulation simulation) {
        this.simulation = simulation;
    }

    World world() {
        return simulation.world();
    }

    /** What the machine's own clock says. */
    Instant wall() {
        return simulation.wall();
    }

    /** The token of the key that one is taken for: its own, unless it is dead and not forgotten yet. */
    String takenFor(World seen, String token) {
        return simulation.quirks().takenFor(seen, token);
    }

    /** The token that the answer to a creation tells: its own, unless the issuer mixes answers up. */
    String told(World made, String token) {
        return simulation.quirks().told(made, token);
    }

    /** Takes time before a call. */
    void pass(Duration duration) {
        simulation.pass(duration);
    }

    <T> Reply<T> read(String call, Function<World, Reply<T>> reading) {
        Fault fault = simulation.strike(new Point(Point.Kind.READ, call));
        simulation.pass(CALL);
        if (fault == null) {
            return simulation.heard(call, reading.apply(simulation.world()));
        }
        return switch (fault) {
            case STALE -> reading.apply(simulation.before().copy());
            case CRASH_BEFORE -> throw new Crash();
            case CRASH_AFTER, BROKEN_AFTER, SILENT_AFTER, LATE, LIE, FULL_BEFORE, FULL_AFTER ->
                throw new IllegalArgumentException(fault + " is no fault of a read");
            case UNREACHABLE,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    RATE_LIMITED,
                    BROKEN_BEFORE,
                    SILENT_BEFORE,
                    GARBAGE -> noEffect(fault);
        };
    }

    /** @param detail what the deed depends on beside the world: deeds of the same call and detail do the same */
    <T> Reply<T> deed(String call, String detail, Function<World, Reply<T>> doing) {
        String name = call + " " + detail;
        simulation.beforeDeed(call);
        Fault fault = simulation.strike(new Point(Point.Kind.DEED, call));
        simulation.sent(call, detail);
        simulation.pass(CALL);
        return fault == null
                ? simulation.heard(call, simulation.effect(name, doing))
                : struck(fault, call, name, doing);
    }

    private <T> Reply<T> struck(Fault fault, String call, String name, Function<World, Reply<T>> doing) {
        if (fault == Fault.RATE_LIMITED) {
            simulation.limit(call, RETRY_AFTER);
        }
        return switch (fault) {
            case BROKEN_AFTER -> {
                simulation.effect(name, doing);
                yield new Reply.Unclear<>(Doubt.SERVER_ERROR);
            }
            case SILENT_AFTER -> {
                simulation.effect(name, doing);
                simulation.pass(DEADLINE);
                yield new Reply.Unclear<>(Doubt.TIMEOUT);
            }
            case LATE -> {
                simulation.later(LATE, name, world -> {
                    Reply<T> nobodyHears = doing.apply(world);
                    assert nobodyHears != null;
                });
                simulation.pass(DEADLINE);
                yield new Reply.Unclear<>(Doubt.TIMEOUT);
            }
            case LIE -> simulation.lie(doing);
            case CRASH_BEFORE -> throw new Crash();
            case CRASH_AFTER -> {
                simulation.effect(name, doing);
                throw new Crash();
            }
            case STALE, NOT_FOUND, GARBAGE, FULL_BEFORE, FULL_AFTER ->
                throw new IllegalArgumentException(fault + " is no fault of a deed");
            case UNREACHABLE, UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, BROKEN_BEFORE, SILENT_BEFORE -> noEffect(fault);
        };
    }

    private <T> Reply<T> noEffect(Fault fault) {
        return switch (fault) {
            case UNREACHABLE -> new Reply.Refused<>(Refusal.UNREACHABLE);
            case UNAUTHENTICATED -> new Reply.Refused<>(Refusal.UNAUTHENTICATED);
            case FORBIDDEN -> new Reply.Refused<>(Refusal.FORBIDDEN);
            case NOT_FOUND -> new Reply.Refused<>(Refusal.NOT_FOUND);
            case RATE_LIMITED -> new Reply.Refused<>(Refusal.RATE_LIMITED, RETRY_AFTER);
            case BROKEN_BEFORE -> new Reply.Unclear<>(Doubt.SERVER_ERROR);
            case GARBAGE -> new Reply.Unclear<>(Doubt.UNREADABLE);
            case SILENT_BEFORE -> {
                simulation.pass(DEADLINE);
                yield new Reply.Unclear<>(Doubt.TIMEOUT);
            }
            case BROKEN_AFTER, SILENT_AFTER, LATE, LIE, STALE, CRASH_BEFORE, CRASH_AFTER, FULL_BEFORE, FULL_AFTER ->
                throw new IllegalArgumentException(fault + " is not an answer without effect");
        };
    }
}
