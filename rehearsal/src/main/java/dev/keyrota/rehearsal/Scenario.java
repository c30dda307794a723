package dev.keyrota.rehearsal;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run in one world under one fate: it is resumed after each crash and stop, as a person would. It can be forked between steps. */
final class Scenario implements Simulation.Watch {
    private static final Duration HOUR = Duration.ofHours(1);
    static final RunId RUN = new RunId("0123456789ab");
    static final RunId RIVAL = new RunId("fedcba987654");

    private final Setting setting;
    private final Simulation simulation;
    private final Machine machine;
    private @Nullable Machine rival;

    /** One that begins. */
    Scenario(Setting setting, Fate fate) {
        this.setting = setting;
        this.simulation = new Simulation(setting.world().copy(), setting.followers(), fate);
        this.machine = new Machine(setting, RUN, "simulated", simulation);
        simulation.watchedBy(this);
        setting.repeated().forEach(simulation::repeats);
    }

    private Scenario(Scenario other, Fate fate) {
        this.setting = other.setting;
        this.simulation = other.simulation.fork(fate);
        this.machine = other.machine.fork(simulation);
        this.rival = other.rival == null ? null : other.rival.fork(simulation);
        simulation.watchedBy(this);
    }

    /** Another scenario that goes on from here, with its own fate. */
    Scenario fork(Fate fate) {
        return new Scenario(this, fate);
    }

    /**
     * What came of it.
     *
     * @param plan what struck
     * @param points every point that was passed
     * @param state where the run stood at last
     * @param violations of invariants, in words
     * @param facts the journal
     */
    record Outcome(Plan plan, List<Point> points, State state, List<String> violations, List<Event> facts) {
        String ending() {
            return Endings.of(state);
        }
    }

    static Outcome play(Setting setting, Fate fate) {
        return new Scenario(setting, fate).toTheEnd();
    }

    /** Takes one step, and says whether there is another. */
    boolean step() {
        return machine.step();
    }

    /**
     * Where it stands between two steps, if that alone tells what becomes of it; null where more than one machine, a person, an effect under
     * way or the number of calls has a say, or where an invariant is broken already.
     */
    @Nullable
    Juncture juncture() {
        boolean told = rival == null
                && setting.person().equals(Person.PATIENT)
                && !simulation.isPending()
                && !simulation.isShortOfCalls();
        return told && machine.invariants().violations().isEmpty() ? machine.juncture() : null;
    }

    List<Point> points() {
        return simulation.points();
    }

    /** What has struck so far. */
    Plan struck() {
        return simulation.struck();
    }

    /** As it is now. */
    World world() {
        return simulation.world();
    }

    /** Whose run it is. */
    Machine machine() {
        return machine;
    }

    /** Plays what is left, lets land what is under way, and looks at the world once more. */
    Outcome toTheEnd() {
        boolean more = true;
        while (more) {
            more = machine.step();
        }
        return end();
    }

    /**
     * After the last step: what is under way lands, and then the world is asked what the run says of it. A rival plays on after that, and
     * whatever it does to the run's own is its own violation: that it replaces the new key, where the run is over, is none.
     */
    Outcome end() {
        machine.invariants()
                .atOnce(
                        simulation.world(),
                        machine.state(),
                        old -> simulation.quirks().letsIn(simulation.world(), old));
        simulation.pass(HOUR);
        ended(machine);
        if (rival != null) {
            simulation.quietly(() -> toTheEnd(present()));
            machine.outside();
        }
        return new Outcome(simulation.struck(), simulation.points(), machine.state(), violations(), machine.events());
    }

    private List<String> violations() {
        List<String> all = new ArrayList<>(machine.invariants().violations());
        if (rival != null) {
            rival.invariants().violations().forEach(violation -> all.add("rival: " + violation));
        }
        return all;
    }

    // --- what is watched, and who meddles

    @Override
    public void deed(World world, Simulation.By by) {
        switch (by) {
            case RUN -> done(machine, rival, world);
            case RIVAL -> done(rival == null ? machine : rival, machine, world);
            case SECOND_WRITER -> secondWriter(world);
            case OUTSIDER -> machines().forEach(Machine::outside);
        }
    }

    private void secondWriter(World world) {
        if (rival == null || !simulation.isQuiet()) {
            machines().forEach(each -> each.invariants().brought(world));
        } else {
            rival.invariants().brought(world);
            machine.outside();
        }
    }

    private List<Machine> machines() {
        return rival == null ? List.of(machine) : List.of(machine, rival);
    }

    /** What one of two has done is somebody else's deed to the other, at once: a late effect of its own may be next. */
    private static void done(Machine actor, @Nullable Machine other, World world) {
        actor.invariants().announced(actor.facts(), world);
        actor.invariants().afterChange(world);
        if (other != null && !other.equals(actor)) {
            other.outside();
        }
    }

    @Override
    public void sent(String call, String detail, Simulation.By by) {
        (by == Simulation.By.RIVAL && rival != null ? rival : machine).sent(call, detail);
    }

    @Override
    public void meddle(Outside outside) {
        switch (outside) {
            case RIVAL_BEGINS -> rival(Rival.BEGINS);
            case RIVAL_WRITES -> rival(Rival.WRITES);
            case RIVAL_ENDS -> toTheEnd(present());
            case RIVAL_HASTENS -> toTheEnd(present(Person.HASTY));
            case REINSTALLS -> simulation.reinstalled();
            case LINGERS ->
                simulation.quirks().forgetSlowly(simulation.world().clock().instant());
            case MIXES_UP -> simulation.quirks().mixUp();
            case SUSPENDS -> simulation.suspend(HOUR);
            case STOPS -> simulation.pass(HOUR);
            case SETS_CLOCK_BACK -> simulation.setBack(HOUR.multipliedBy(2));
            default -> new Meddler(simulation.world(), setting, RUN).does(outside);
        }
        machine.outside();
    }

    @Override
    public void hasty(String call) {
        machine.invariants().hasty(call);
    }

    @Override
    public void exhausted(String call) {
        machine.invariants().exhausted(call, machine.events());
    }

    private Machine present() {
        return present(Person.PATIENT);
    }

    private Machine present(Person person) {
        if (rival == null) {
            Setting theirs = new Setting(simulation.world().copy(), setting.rival(), person);
            rival = new Machine(theirs, RIVAL, "rival", simulation);
        } else if (!person.equals(Person.PATIENT)) {
            rival.takenOverBy(person);
        }
        rival.outside();
        return rival;
    }

    private void rival(Rival until) {
        Machine second = present();
        boolean more = !second.isOver();
        while (more && !until.isReached(second.state())) {
            more = second.step();
        }
    }

    private void toTheEnd(Machine second) {
        if (second.isOver()) {
            return;
        }
        boolean more = true;
        while (more) {
            more = second.step();
        }
        ended(second);
    }

    private void ended(Machine each) {
        each.invariants().atEnd(simulation.world(), each.state(), each.events());
    }

    /** How far the rival goes. */
    private enum Rival {
        BEGINS,
        WRITES;

        boolean isReached(State state) {
            return switch (this) {
                case BEGINS -> state.run() != null && !state.run().attempts().isEmpty();
                case WRITES -> state.run() != null && state.run().isPastReturn();
            };
        }
    }
}
