package dev.keyrota.rehearsal;

import dev.keyrota.connectors.Fingerprints;
import dev.keyrota.connectors.Secret;
import dev.keyrota.engine.Engine;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.engine.Reach;
import dev.keyrota.engine.Shift;
import dev.keyrota.engine.SideBySide;
import dev.keyrota.engine.SuspendedException;
import dev.keyrota.journal.Fact;
import dev.keyrota.journal.Holder;
import dev.keyrota.journal.MemoryJournal;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Moment;
import dev.keyrota.protocol.Protocol;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A computer with a journal, on which one run is started and started again, one step at a time. It can be forked between steps. */
final class Machine {
    /** So many processes may come to the same end while nothing strikes, and then nobody starts another. */
    private static final int FRUITLESS_MAX = 4;

    private static final int PROCESSES_MAX = 200;
    private static final int STEPS_MAX = 5_000;
    static final Fingerprints FINGERPRINTS = new Fingerprints(Secret.of(new byte[32]));
    private static final String NONCE = "0".repeat(64);

    private Setting setting;
    private final RunId run;
    private final Holder holder;
    private final Simulation simulation;
    private final Invariants invariants;
    private final MemoryJournal disk;
    private final Reach reach;
    private final String bearer;
    private final Engine engine;
    private @Nullable Work work;
    private @Nullable Instant evidence;
    private Instant stepped = Instant.MIN;
    private long sent;
    private State left = new State.Unopened();
    private int processes;
    private Map<String, Integer> endings = Map.of();
    private int steps;

    private record Work(MemoryJournal journal, SimulatedLease lease, Shift shift) {
        void end() {
            shift.close();
            lease.close();
            journal.close();
        }
    }

    Machine(Setting setting, RunId run, String host, Simulation simulation) {
        this(
                setting,
                run,
                new Holder("explorer", host, 1),
                simulation,
                new Invariants(run, setting),
                MemoryJournal.unchained(simulation.world().clock()),
                SimulatedVault.login(simulation.world()));
    }

    private Machine(
            Setting setting,
            RunId run,
            Holder holder,
            Simulation simulation,
            Invariants invariants,
            MemoryJournal disk,
            String bearer) {
        this.setting = setting;
        this.run = run;
        this.holder = holder;
        this.simulation = simulation;
        this.invariants = invariants;
        this.disk = disk;
        this.bearer = bearer;
        this.reach =
                Wiring.reach(new Line(simulation), bearer, setting.charter().sessions());
        this.engine = new Engine(simulation, SideBySide.inTurn(), FINGERPRINTS, () -> NONCE, new Watching());
    }

    /** What the engine says while it works. */
    private final class Watching implements Onlooker {
        @Override
        public void next(RunId ours, Effect effect) {
            stepped = simulation.world().clock().instant();
            simulation.doing(Endings.of(state(), effect));
        }

        @Override
        public void happened(RunId ours, Event event) {
            if (event instanceof Event.Gated) {
                evidence = stepped;
            }
        }
    }

    /** The same machine in a fork of its simulation. */
    Machine fork(Simulation other) {
        MemoryJournal copied = disk.copy(other.world().clock());
        Machine fork = new Machine(setting, run, holder, other, invariants.fork(), copied, bearer);
        fork.left = left;
        fork.processes = processes;
        fork.endings = endings;
        fork.steps = steps;
        fork.evidence = evidence;
        fork.stepped = stepped;
        fork.sent = sent;
        if (work != null) {
            MemoryJournal journal = copied.process();
            SimulatedLease lease = work.lease().fork(journal, other);
            fork.work = new Work(journal, lease, work.shift().fork(fork.engine, lease, fork.reach));
        }
        return fork;
    }

    /** After somebody else may have changed the world. */
    void outside() {
        invariants.outside(simulation.world(), state());
    }

    /** A process ends, and from the next on somebody else starts them. */
    void takenOverBy(Person person) {
        end();
        setting = new Setting(setting.world(), setting.charter(), person);
        invariants.takenOverBy(setting);
    }

    Invariants invariants() {
        return invariants;
    }

    /** A deed leaves the machine now. */
    void sent(String call, String detail) {
        long announced = announced();
        Act act = facts().getLast().event() instanceof Event.Intended(var last) && announced > sent ? last : null;
        sent = announced;
        invariants.sent(new Sent(call, detail), simulation.world(), act, age());
    }

    /** How old the evidence of this process is, counted from its first question; null where it has none. */
    private @Nullable Duration age() {
        return evidence == null
                ? null
                : Duration.between(evidence, simulation.world().clock().instant());
    }

    /**
     * Takes one step: starts a process, or lets the one that runs go on. One that crashed is started again at once, which is the worst
     * moment; one that stopped, a minute later.
     *
     * @return whether there is another
     */
    boolean step() {
        if (++steps == STEPS_MAX) {
            invariants.broken("it does not end");
            close();
            return false;
        }
        try {
            workOn();
            return work != null || !isLeft();
        } catch (RuntimeException broke) {
            invariants.broken("it broke: " + broke);
            close();
            return false;
        }
    }

    private void workOn() {
        try {
            if (work == null) {
                start();
            } else if (work.shift().step() != null) {
                end();
                rest();
            }
        } catch (Crash | SuspendedException _) {
            end();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether nobody starts another process. */
    private boolean isLeft() {
        boolean fruitless = endings.values().stream().anyMatch(times -> times >= FRUITLESS_MAX);
        if (processes >= PROCESSES_MAX && !isOver() && !fruitless) {
            invariants.broken("L1: " + PROCESSES_MAX + " processes come to no end");
        }
        return isOver() || fruitless || processes >= PROCESSES_MAX;
    }

    private void start() {
        List<Event> facts = events();
        Person.Turn turn = setting.person().turn(processes, left, facts, simulation.world());
        simulation.follow();
        outside();
        processes++;
        evidence = null;
        simulation.forget();
        simulation.doing("begin");
        MemoryJournal journal = disk.process();
        SimulatedLease lease = new SimulatedLease(journal.lease("heroku", holder), simulation);
        try {
            if (facts.isEmpty()) {
                lease.append(run, new Event.Opened(run, setting.charter()));
            }
            List<Event> openings = new ArrayList<>();
            openings.add(new Event.Entered(lease.epoch(), holder.host(), holder.pid()));
            openings.addAll(turn.said());
            work = new Work(journal, lease, engine.begin(run, events(), lease, reach, openings, turn.handed()));
        } catch (RuntimeException | Crash broken) {
            journal.close();
            throw broken;
        }
    }

    private void rest() {
        String now = Endings.of(state()) + " after " + simulation.strikes();
        invariants.stopped(state(), simulation.world());
        Map<String, Integer> more = new TreeMap<>(endings);
        more.merge(now, 1, Integer::sum);
        endings = more;
        if (!isOver()) {
            simulation.pass(setting.person().absence(state(), simulation.wall()));
        }
    }

    private void close() {
        if (work != null) {
            work.end();
            work = null;
        }
    }

    private void end() {
        close();
        left = Protocol.after(events());
    }

    /** Where it stands between two steps. */
    Juncture juncture() {
        Duration age = work == null ? null : work.shift().age();
        Set<Fingerprint> custody = work == null ? Set.of() : work.shift().custody();
        return new Juncture(
                simulation.wall(),
                simulation.changes(),
                state(),
                age,
                custody,
                announced(),
                endings,
                evidence,
                invariants.told());
    }

    private long announced() {
        return disk.facts(Event.Intended.class).size();
    }

    /** Whether a process is at work. */
    boolean isAtWork() {
        return work != null;
    }

    /** What the next step is about to do; null where it starts a process. */
    @Nullable
    Effect next() {
        return work == null
                ? null
                : Protocol.next(state(), new Moment(work.shift().age(), simulation.wall()));
    }

    boolean isOver() {
        return state() instanceof State.Done || state() instanceof State.Undone;
    }

    State state() {
        return work == null ? left : work.shift().state();
    }

    List<Fact> facts() {
        return disk.facts(run);
    }

    List<Event> events() {
        return facts().stream().map(Fact::event).toList();
    }
}
