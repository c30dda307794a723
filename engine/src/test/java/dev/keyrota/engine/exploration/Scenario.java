package dev.keyrota.engine.exploration;

import dev.keyrota.connectors.Fingerprints;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Session;
import dev.keyrota.connectors.Store;
import dev.keyrota.engine.Engine;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.engine.Reach;
import dev.keyrota.engine.SideBySide;
import dev.keyrota.journal.Fact;
import dev.keyrota.journal.Holder;
import dev.keyrota.journal.MemoryJournal;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Protocol;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run in one world under one plan of faults: it is resumed after each crash and stop, as a person would, up to ten times. */
final class Scenario {
    static final RunId RUN = new RunId("0123456789ab");
    private static final int PROCESSES_MAX = 10;
    private static final Fingerprints FINGERPRINTS = new Fingerprints(Secret.of(new byte[32]));
    private static final Holder HOLDER = new Holder("explorer", "simulated", 1);
    private static final String NONCE = "0".repeat(64);

    private final Simulation simulation;
    private final MemoryJournal disk;
    private final Invariants invariants;
    private final Reach reach;
    private final Charter charter;
    private final Engine engine;
    private final Person person;

    private Scenario(World world, Charter charter, Person person, Plan plan) {
        World copy = world.copy();
        this.disk = MemoryJournal.unchained(copy.clock());
        this.invariants = new Invariants(
                RUN,
                world,
                this::events,
                charter.urgency() == Charter.Urgency.NOW || person == Person.HASTENER,
                charter.mode() == Charter.Mode.OPERATOR_ASSISTED);
        this.simulation = new Simulation(copy, plan, invariants::afterDeed);
        this.reach = reach(simulation);
        copy.stores().stream()
                .filter(place -> charter.place(new StoreId(place.id())).writtenBy() != null)
                .forEach(simulation::follow);
        this.charter = charter;
        this.person = person;
        this.engine = new Engine(simulation, SideBySide.inTurn(), FINGERPRINTS, () -> NONCE, Onlooker.none());
    }

    /**
     * What came of it.
     *
     * @param plan the faults
     * @param points every point that was passed
     * @param state where the run stood at last
     * @param violations of invariants, in words
     * @param facts the journal
     */
    record Outcome(Plan plan, List<Point> points, State state, List<String> violations, List<Event> facts) {
        String ending() {
            return switch (state) {
                case State.Halted(var _, var why, var _) -> "stopped: " + why;
                case State.Undone(var _, var why) -> "aborted: " + why;
                case State.Resting(var _, var why, var _) -> "waiting: " + why;
                case State.Done _ -> "completed";
                case State.Unopened _ -> "not begun";
                case State.Standing _, State.Announced _, State.Doubtful _ -> "open";
            };
        }
    }

    static Outcome play(World world, Charter charter, Plan plan) {
        return play(world, charter, Person.PATIENT, plan);
    }

    static Outcome play(World world, Charter charter, Person person, Plan plan) {
        return new Scenario(world, charter, person, plan).play();
    }

    private Outcome play() {
        State state = new State.Unopened();
        for (int process = 0; process < PROCESSES_MAX; process++) {
            Person.Turn turn = person.turn(process, state, events(), simulation.world());
            invariants.outside(simulation.world());
            boolean crashed = runOnce(turn);
            state = Protocol.after(events());
            if (state instanceof State.Done || state instanceof State.Undone) {
                break;
            }
            if (!crashed) {
                simulation.pass(Duration.ofMinutes(1));
            }
        }
        simulation.pass(Duration.ofHours(1));
        invariants.atEnd(simulation.world(), state);
        return new Outcome(simulationPlan(), simulation.points(), state, invariants.violations(), events());
    }

    private Plan simulationPlan() {
        return simulation.plan();
    }

    /** One process. A crash is resumed at once, which is the worst moment; a stop, a minute later. */
    private boolean runOnce(Person.Turn turn) {
        try (MemoryJournal process = disk.process();
                var lease = new SimulatedLease(process.lease("heroku", HOLDER), simulation)) {
            if (events().isEmpty()) {
                lease.append(RUN, new Event.Opened(RUN, charter));
            }
            Event.Entered entered = new Event.Entered(lease.epoch(), HOLDER.host(), HOLDER.pid());
            List<Event> openings = new ArrayList<>(List.of(entered));
            openings.addAll(turn.said());
            Effect.End end = engine.proceed(RUN, events(), lease, reach, openings, turn.handed());
            if (end == null) {
                throw new IllegalStateException("a run ends somehow");
            }
            return false;
        } catch (Crash _) {
            return true;
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Event> events() {
        return disk.facts(RUN).stream().map(Fact::event).toList();
    }

    private static Reach reach(Simulation simulation) {
        Map<StoreId, Store> stores = new HashMap<>();
        Map<SessionId, Session> sessions = new HashMap<>();
        SimulatedVault vault = null;
        for (Place place : simulation.world().stores()) {
            switch (place) {
                case Place.VaultSecret secret -> {
                    vault = new SimulatedVault(simulation, secret);
                    stores.put(vault.id(), vault);
                }
                case Place.ActionsSecret secret ->
                    stores.put(new StoreId(secret.id()), new SimulatedPlaces.ActionsSecret(simulation, secret));
                case Place.ConfigVar variable ->
                    stores.put(new StoreId(variable.id()), new SimulatedPlaces.ConfigVar(simulation, variable));
                case Place.Session _ -> throw new IllegalStateException("a session is no store");
            }
        }
        for (Place place : simulation.world().others()) {
            if (place instanceof Place.Session session && session.id().equals("operator")) {
                sessions.put(new SessionId(session.id()), new SimulatedPlaces.Shell(simulation, session));
            }
        }
        if (vault == null) {
            throw new IllegalStateException("a world has a vault");
        }
        return new Reach(new SimulatedIssuer(simulation), vault, stores, sessions);
    }
}
