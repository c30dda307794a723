package dev.keyrota.engine;

import dev.keyrota.journal.Lease;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Moment;
import dev.keyrota.protocol.Protocol;
import dev.keyrota.protocol.Run;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One process' work on one run, one step at a time: decide, record, do, record. Closing it wipes the secrets in its custody. */
public final class Shift implements AutoCloseable {
    private final Engine engine;
    private final RunId id;
    private State state;
    private final @Nullable Lease lease;
    private final Keyring keyring;
    private final Eyes eyes;
    private final Hands hands;
    private final Handed handed;
    private final Duration start;
    private final Heart heart;

    /** @param lease null for one that only looks, and records nothing */
    Shift(Engine engine, RunId id, State state, @Nullable Lease lease, Reach reach, Handed handed) {
        this(
                engine,
                id,
                state,
                lease,
                reach,
                handed,
                new Keyring(engine.fingerprints, reach.vault()),
                engine.time.elapsed(),
                new Heart(engine.time));
    }

    private Shift(
            Engine engine,
            RunId id,
            State state,
            @Nullable Lease lease,
            Reach reach,
            Handed handed,
            Keyring keyring,
            Duration start,
            Heart heart) {
        this.engine = engine;
        this.id = id;
        this.state = state;
        this.lease = lease;
        this.handed = handed;
        this.keyring = keyring;
        this.start = start;
        this.heart = heart;
        this.eyes = new Eyes(reach, Directory.of(reach.issuer()), keyring, engine.nonces);
        this.hands = new Hands(reach, keyring, handed, this::age);
    }

    /**
     * The same standing with other hands: for a simulator, which goes on from one step in more than one way. Each has its own copies of the
     * secrets.
     *
     * @param other an engine whose time goes on from this one's
     * @param copy a lease of the same epoch, on a copy of the journal
     */
    public Shift fork(Engine other, Lease copy, Reach reach) {
        return new Shift(
                other, id, state, copy, reach, handed, keyring.copy(reach.vault()), start, heart.in(other.time));
    }

    /** Where the run stands. */
    public State state() {
        return state;
    }

    /** How long the process has worked. */
    public Duration age() {
        return engine.time.elapsed().minus(start);
    }

    /** The keys that it has in memory. */
    public Set<Fingerprint> custody() {
        return keyring.fingerprints();
    }

    /**
     * Takes the next step.
     *
     * @return null while there is another
     */
    public Effect.@Nullable End step() throws InterruptedException {
        Moment now = now();
        Effect effect = Protocol.next(state, now);
        engine.onlooker.next(id, effect);
        switch (effect) {
            case Act act -> {
                if (lease == null) {
                    return new Effect.End.Complete();
                }
                perform(act, lease, now);
            }
            case Effect.Look look -> {
                Sight sight = Survey.of(look, engine, eyes, running().base(), this::age);
                Protocol.judge(state, look, sight, now()).forEach(this::learn);
            }
            case Effect.Wait(var duration, var _) -> {
                if (lease == null) {
                    return new Effect.End.Complete();
                }
                engine.time.sleep(duration);
                heart.rested();
            }
            case Effect.End end -> {
                conclude(end);
                return end;
            }
        }
        return null;
    }

    Effect.End toTheEnd() throws InterruptedException {
        while (true) {
            Effect.End end = step();
            if (end != null) {
                return end;
            }
        }
    }

    /** What was said before anything is done, and the loan, of which a copy is taken into custody. */
    void open(List<Event> said) {
        said.forEach(this::open);
        if (handed.loan() != null) {
            open(new Event.Lent(keyring.keep(handed.loan().copy()), handed.by()));
        }
    }

    /** What a person said to a run that has not ended. */
    private void open(Event event) {
        boolean listens = state instanceof State.Standing || state instanceof State.Doubtful;
        if (listens || event instanceof Event.Entered) {
            record(event);
        }
    }

    /** What was not agreed to is not even learned: no later process would ask again. */
    private void learn(Event event) {
        boolean agreed =
                !(event instanceof Event.Based(var base)) || handed.agreed().test(base);
        record(agreed ? event : new Event.Aborted(Stop.PLAN_CHANGED));
    }

    /** @param decided by when the deed's evidence was young enough; telling of it may have taken its time since */
    private void perform(Act act, Lease held, Moment decided) {
        heart.check();
        record(Protocol.announce(act));
        held.check();
        heart.checkSince(start.plus(decided.elapsed()));
        record(hands.act(act, running()));
    }

    /** An end that a rule decided, rather than a fact, becomes a fact. */
    private void conclude(Effect.End end) {
        if (!(state instanceof State.Standing)) {
            return;
        }
        switch (end) {
            case Effect.End.Abort(var why) -> record(new Event.Aborted(why));
            case Effect.End.Escalate(var why, var place) -> record(new Event.Stopped(why, place));
            case Effect.End.Later(var why, var until) -> record(new Event.Paused(why, until));
            case Effect.End.Complete _ -> record(Protocol.ending(running()));
        }
    }

    void record(Event event) {
        if (lease != null) {
            lease.append(id, event);
        }
        state = Protocol.after(state, event);
        engine.onlooker.happened(id, event);
    }

    private Run running() {
        Run run = state.run();
        if (run == null) {
            throw new IllegalStateException("the run was not opened");
        }
        return run;
    }

    private Moment now() {
        return new Moment(age(), engine.time.wall());
    }

    @Override
    public void close() {
        keyring.close();
    }
}
