package dev.keyrota.engine;

import dev.keyrota.connectors.Fingerprints;
import dev.keyrota.journal.Lease;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Moment;
import dev.keyrota.protocol.Protocol;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.Run;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeat: replays what is known, asks the protocol what is next, records it, does it, records what came of it. Starting again after
 * a crash is the same loop, and the whole of recovery.
 */
public final class Engine {
    /** A process whose clocks disagree by more than this was suspended, and trusts nothing it believed before. */
    static final Duration SUSPENDED = Duration.ofSeconds(30);

    private final Time time;
    private final SideBySide sideBySide;
    private final Fingerprints fingerprints;
    private final Supplier<String> nonces;
    private final Onlooker onlooker;

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
        try (Keyring keyring = new Keyring(fingerprints, reach.vault())) {
            Loop loop = new Loop(
                    id, Protocol.after(facts), event -> lease.append(id, event), lease, reach, keyring, handed);
            openings.forEach(loop::open);
            loop.borrow(handed);
            return loop.turn(false);
        }
    }

    /**
     * What a run would see and do: the protocol stopped before its first deed. Nothing is recorded.
     *
     * @param opened the run that would be
     */
    public Preview preview(Event.Opened opened, Reach reach, Handed handed) throws InterruptedException {
        try (Keyring keyring = new Keyring(fingerprints, reach.vault())) {
            Loop loop = new Loop(opened.run(), new State.Unopened(), _ -> {}, null, reach, keyring, handed);
            loop.record(opened);
            loop.borrow(handed);
            Effect.End end = loop.turn(true);
            return new Preview(loop.state, end);
        }
    }

    /**
     * Where a preview came to.
     *
     * @param state what is known
     * @param end where the run would end before its first deed; {@code Complete} if it would go on to that deed
     */
    public record Preview(State state, Effect.End end) {}

    private interface Recorder {
        void record(Event event);
    }

    /** One process' work on one run. */
    private final class Loop {
        private final RunId id;
        private State state;
        private final Recorder recorder;
        private final @Nullable Lease lease;
        private final Eyes eyes;
        private final Hands hands;
        private final Keyring keyring;
        private final Handed handed;
        private final Duration start = time.elapsed();
        private final Heart heart = new Heart(time);

        Loop(
                RunId id,
                State state,
                Recorder recorder,
                @Nullable Lease lease,
                Reach reach,
                Keyring keyring,
                Handed handed) {
            this.id = id;
            this.state = state;
            this.recorder = recorder;
            this.lease = lease;
            this.eyes = new Eyes(reach, keyring, nonces);
            this.keyring = keyring;
            this.handed = handed;
            this.hands = new Hands(reach, keyring, handed, () -> now().elapsed());
        }

        Effect.End turn(boolean onlyLook) throws InterruptedException {
            while (true) {
                Effect effect = Protocol.next(state, now());
                onlooker.next(id, effect);
                switch (effect) {
                    case Act act -> {
                        if (onlyLook) {
                            return new Effect.End.Complete();
                        }
                        perform(act);
                    }
                    case Effect.Look look ->
                        Protocol.judge(state, look, look(look), now()).forEach(this::learn);
                    case Effect.Wait(var duration, var _) -> {
                        if (onlyLook) {
                            return new Effect.End.Complete();
                        }
                        pause(duration);
                        heart.rested();
                    }
                    case Effect.End end -> {
                        conclude(end);
                        return end;
                    }
                }
            }
        }

        /** What was not agreed to is not even learned: no later process would ask again. */
        private void learn(Event event) {
            boolean agreed =
                    !(event instanceof Event.Based(var base)) || handed.agreed().test(base);
            record(agreed ? event : new Event.Aborted(Stop.PLAN_CHANGED));
        }

        private void perform(Act act) {
            heart.check();
            record(Protocol.announce(act));
            if (lease != null) {
                lease.check();
            }
            heart.check();
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
                case Effect.End.Complete _ -> record(new Event.Ended(running().ended()));
            }
        }

        private void pause(Duration duration) throws InterruptedException {
            time.sleep(duration);
        }

        private static List<Patience> questions(Effect.Look look) {
            List<Patience> open = new ArrayList<>();
            look.once().forEach(question -> open.add(new Patience(look.purpose(), question, Patience.For.AN_ANSWER)));
            look.twice()
                    .forEach(question ->
                            open.add(new Patience(look.purpose(), question, Patience.For.ANSWERS_THAT_AGREE)));
            look.glances().forEach(question -> open.add(new Patience(look.purpose(), question, Patience.For.A_REPLY)));
            look.vanishing()
                    .forEach(question ->
                            open.add(new Patience(look.purpose(), question, Patience.For.REFUSALS_THAT_AGREE)));
            return open;
        }

        private Sight look(Effect.Look look) throws InterruptedException {
            List<Patience> open = questions(look);
            Map<Question, Reply<Reading>> settled = new HashMap<>();
            Base base = running().base();
            Duration since = now().elapsed();
            while (!open.isEmpty()) {
                Duration pause = open.stream()
                        .map(Patience::pause)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
                if (pause.isPositive()) {
                    pause(pause);
                }
                List<Patience> asked = open.stream()
                        .flatMap(patience -> Collections.nCopies(patience.atOnce(), patience).stream())
                        .toList();
                List<Supplier<Reply<Reading>>> reads = asked.stream()
                        .<Supplier<Reply<Reading>>>map(patience -> () -> eyes.ask(patience.question(), base))
                        .toList();
                List<Reply<Reading>> replies = sideBySide.all(reads);
                for (int i = 0; i < replies.size(); i++) {
                    asked.get(i).hear(replies.get(i));
                }
                open.removeIf(patience -> {
                    Reply<Reading> reply = patience.settled();
                    if (reply != null) {
                        settled.put(patience.question(), reply);
                    }
                    return reply != null;
                });
            }
            return new Sight(settled, since);
        }

        /** What a person said to a run that has not ended. */
        private void open(Event event) {
            boolean listens = state instanceof State.Standing || state instanceof State.Doubtful;
            if (listens || event instanceof Event.Entered) {
                record(event);
            }
        }

        /** Takes a lent key into custody, as a copy that is wiped with all else. */
        private void borrow(Handed handed) {
            if (handed.loan() != null) {
                open(new Event.Lent(keyring.keep(handed.loan().copy()), handed.by()));
            }
        }

        void record(Event event) {
            recorder.record(event);
            state = Protocol.after(state, event);
            onlooker.happened(id, event);
        }

        private Run running() {
            Run run = state.run();
            if (run == null) {
                throw new IllegalStateException("the run was not opened");
            }
            return run;
        }

        private Moment now() {
            return new Moment(time.elapsed().minus(start), time.wall());
        }
    }
}
