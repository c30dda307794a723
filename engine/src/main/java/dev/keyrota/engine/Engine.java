package dev.keyrota.engine;

import dev.keyrota.connectors.Fingerprints;
import dev.keyrota.journal.Lease;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Protocol;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.State;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The heartbeat: replays what is known, asks the protocol what is next, records it, does it, records what came of it. Starting again after
 * a crash is the same loop, and the whole of recovery.
 */
public final class Engine {
    /** A process whose clocks disagree by more than this was suspended, and trusts nothing it believed before. */
    static final Duration SUSPENDED = Duration.ofSeconds(30);

    final Time time;
    final SideBySide sideBySide;
    final Fingerprints fingerprints;
    final Supplier<String> nonces;
    final Onlooker onlooker;

    /** @param nonces 64 fresh hexadecimal digits at each call */
    public Engine(
            Time time, SideBySide sideBySide, Fingerprints fingerprints, Supplier<String> nonces, Onlooker onlooker) {
        this.time = time;
        this.sideBySide = sideBySide;
        this.fingerprints = fingerprints;
        this.nonces = nonces;
        this.onlooker = onlooker;
    }

    /**
     * Goes on with a run until it ends, must wait, or a person must decide.
     *
     * @param facts all facts of the run so far, the first being {@code Opened}
     * @param openings recorded first: that this process entered, and what a person asked for
     * @param handed what a person hands over for it
     * @throws InterruptedException if the process is asked to end; the journal is whole
     * @throws SuspendedException if the process was suspended; nothing was done after
     */
    public Effect.End proceed(
            RunId id, List<Event> facts, Lease lease, Reach reach, List<Event> openings, Handed handed)
            throws InterruptedException {
        try (Shift shift = begin(id, facts, lease, reach, openings, handed)) {
            return shift.toTheEnd();
        }
    }

    /** The same, one step at a time: what is known is replayed, the openings are recorded, and nothing else is done yet. */
    public Shift begin(RunId id, List<Event> facts, Lease lease, Reach reach, List<Event> openings, Handed handed) {
        Shift shift = new Shift(this, id, Protocol.after(facts), lease, reach, handed);
        try {
            shift.open(openings);
            return shift;
        } catch (RuntimeException | Error broken) {
            shift.close();
            throw broken;
        }
    }

    /**
     * What a run would see and do: the protocol stopped before its first deed. Nothing is recorded.
     *
     * @param opened the run that would be
     */
    public Preview preview(Event.Opened opened, Reach reach, Handed handed) throws InterruptedException {
        try (Shift shift = new Shift(this, opened.run(), new State.Unopened(), null, reach, handed)) {
            shift.record(opened);
            shift.open(List.of());
            Effect.End end = shift.toTheEnd();
            return new Preview(shift.state(), end);
        }
    }

    /**
     * Where a preview came to.
     *
     * @param state what is known
     * @param end where the run would end before its first deed; {@code Complete} if it would go on to that deed
     */
    public record Preview(State state, Effect.End end) {}
}
