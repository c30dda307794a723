package dev.keyrota.rehearsal;

import dev.keyrota.engine.Time;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A world with a clock, in which each call of the run is a point where something may strike. It can be forked at any time. */
final class Simulation implements Time {
    private static final Duration FOLLOWS = Duration.ofSeconds(20);
    private static final int CALLS_ENOUGH = 2_000;
    private static final Duration REPEATED = Duration.ofMinutes(1);

    private final World world;
    private final Instant start;
    private final List<Place> followers;
    private final List<Pending> pending;
    private final List<Point> points;
    private final Map<Integer, Strike> struck;
    private final String first;
    private final Fate fate;
    private final Quirks quirks;
    private World before;
    private @Nullable Change last;
    private String brought;
    private boolean reinstalled;
    private String limited = "";
    private Instant limitedUntil = Instant.MIN;
    private Duration asleep = Duration.ZERO;
    private Duration behind = Duration.ZERO;
    private boolean quiet;
    private String doing = "";
    private Watch watch = Watch.NOBODY;

    /** An effect that lands later. */
    private record Pending(Instant due, By by, String name, Consumer<World> effect) {}

    /** Who changed the world. */
    enum By {
        RUN,
        RIVAL,
        SECOND_WRITER,
        OUTSIDER
    }

    /** Who looks at the world after each deed, and who meddles with it. */
    interface Watch {
        Watch NOBODY = new Watch() {};

        default void deed(World world, By by) {}

        default void sent(String call, String detail, By by) {}

        default void meddle(Outside outside) {}

        default void hasty(String call) {}

        default void exhausted(String call) {}
    }

    /**
     * A simulation that begins here.
     *
     * @param world which is the simulation's own from now on
     * @param followers places to which a second writer brings what the vault holds, 20 seconds after it changed
     */
    Simulation(World world, List<Place> followers, Fate fate) {
        this.world = world;
        this.before = world;
        this.fate = fate;
        this.start = world.clock().instant();
        this.followers = List.copyOf(followers);
        this.pending = new ArrayList<>();
        this.points = new ArrayList<>();
        this.struck = new TreeMap<>();
        this.quirks = new Quirks();
        this.first = vaults();
        this.brought = first;
    }

    private Simulation(Simulation other, Fate fate) {
        this.world = other.world.copy();
        this.before = other.before == other.world ? world : other.before;
        this.fate = fate;
        this.start = other.start;
        this.followers = other.followers;
        this.pending = new ArrayList<>(other.pending);
        this.points = new ArrayList<>(other.points);
        this.struck = new TreeMap<>(other.struck);
        this.first = other.first;
        this.last = other.last;
        this.brought = other.brought;
        this.reinstalled = other.reinstalled;
        this.quirks = other.quirks.copy();
        this.limited = other.limited;
        this.limitedUntil = other.limitedUntil;
        this.asleep = other.asleep;
        this.behind = other.behind;
        this.doing = other.doing;
    }

    /** Another simulation that goes on from here, with its own fate. */
    Simulation fork(Fate other) {
        return new Simulation(this, other);
    }

    void watchedBy(Watch watcher) {
        watch = watcher;
    }

    World world() {
        return world;
    }

    /** The world before the last deed. */
    World before() {
        return before;
    }

    /** Every point that was passed. */
    List<Point> points() {
        return points;
    }

    /** What has struck. */
    Plan struck() {
        return new Plan(struck);
    }

    /** What the run does at the points that follow. */
    void doing(String what) {
        if (!quiet) {
            doing = what;
        }
    }

    /** A vendor asks for patience. */
    void limit(String call, Duration retryAfter) {
        limited = call;
        limitedUntil = world.clock().instant().plus(retryAfter);
    }

    /** A fresh process knows nothing of it, and may ask once more. */
    void forget() {
        limitedUntil = Instant.MIN;
    }

    /** No deed is tried again before its vendor allows it. */
    void beforeDeed(String call) {
        if (!quiet && isLimited() && call.equals(limited)) {
            watch.hasty(call);
        }
    }

    /** A deed leaves the machine now, whatever becomes of it. */
    void sent(String call, String detail) {
        watch.sent(call, detail, actor());
    }

    /** Whether so few calls are left that their number has a say in what becomes of the run. */
    boolean isShortOfCalls() {
        return world.heroku().remaining() < CALLS_ENOUGH;
    }

    private boolean isLimited() {
        return world.clock().instant().isBefore(limitedUntil);
    }

    /** Whether somebody else acts. */
    boolean isQuiet() {
        return quiet;
    }

    /** How often something has struck. */
    int strikes() {
        return struck.size();
    }

    // --- time

    @Override
    public Instant wall() {
        return world.clock().instant().minus(behind);
    }

    @Override
    public Duration elapsed() {
        return Duration.between(start, world.clock().instant()).minus(asleep);
    }

    @Override
    public void sleep(Duration duration) {
        pass(duration);
    }

    /** The machine sleeps, and the world goes on. */
    void suspend(Duration duration) {
        pass(duration);
        asleep = asleep.plus(duration);
    }

    /** The machine's clock is set back, and the world's are not. */
    void setBack(Duration duration) {
        behind = behind.plus(duration);
    }

    void pass(Duration duration) {
        Instant until = world.clock().instant().plus(duration);
        world.clock().set(until);
        if (!pending.isEmpty()) {
            land(until);
        }
    }

    private void land(Instant now) {
        List<Pending> due =
                pending.stream().filter(effect -> !effect.due().isAfter(now)).toList();
        pending.removeAll(due);
        for (Pending effect : due) {
            before = world.copy();
            effect.effect().accept(world);
            changed(effect.name());
            watch.deed(world, effect.by());
            bring();
        }
    }

    // --- effects

    <T> Reply<T> effect(String name, Function<World, Reply<T>> doing) {
        before = world.copy();
        Reply<T> reply = doing.apply(world);
        changed(name);
        watch.deed(world, actor());
        bring();
        return reply;
    }

    /** Answers as if it were done. The ids and tokens of such an answer are never drawn again. */
    <T> Reply<T> lie(Function<World, Reply<T>> doing) {
        Reply<T> reply = doing.apply(world.copy());
        world.heroku().redraw();
        world.infisical().redraw();
        world.github().redraw();
        changed("nothing, but ids");
        return reply;
    }

    void later(Duration delay, String name, Consumer<World> effect) {
        pending.add(new Pending(world.clock().instant().plus(delay), actor(), name, effect));
    }

    private void changed(String name) {
        last = new Change(last, world.clock().instant(), name);
    }

    /** Every change of the world so far, the last first; null before the first. */
    @Nullable
    Change changes() {
        return last;
    }

    /** Whether something is under way that will change the world or an answer, or a vendor still asks for patience. */
    boolean isPending() {
        return !pending.isEmpty() || isLimited() || quirks.isMixedUp();
    }

    private By actor() {
        return quiet ? By.RIVAL : By.RUN;
    }

    /** From now on somebody puts the old key back into the last store, 20 seconds after it changed. */
    void reinstalled() {
        reinstalled = true;
        reinstall();
    }

    /** What a place holds is written there once more in a minute, and it is no run of now that writes it. */
    void repeats(Place place) {
        String value = value(world, place);
        Instant due = world.clock().instant().plus(REPEATED);
        pending.add(new Pending(due, By.SECOND_WRITER, "arrived again", then -> then.hold(place, value)));
    }

    /** What is odd about the issuer. */
    Quirks quirks() {
        return quirks;
    }

    /** What the world itself answered to this run; that an allowance is used up is no fault but the run's own doing. */
    <T> Reply<T> heard(String call, Reply<T> reply) {
        if (!quiet && reply instanceof Reply.Refused<T>(var why, var _) && why == Refusal.RATE_LIMITED) {
            watch.exhausted(call);
        }
        return reply;
    }

    private void reinstall() {
        Place store = world.stores().getLast();
        if (reinstalled && !value(world, store).equals(first)) {
            Instant due = world.clock().instant().plus(FOLLOWS);
            pending.add(new Pending(due, By.OUTSIDER, "put back", then -> then.hold(store, first)));
        }
    }

    private void bring() {
        reinstall();
        follow();
    }

    /** The second writer brings its places what the vault holds, where that has changed. */
    void follow() {
        if (followers.isEmpty()) {
            return;
        }
        String value = vaults();
        if (!value.equals(brought)) {
            brought = value;
            Instant due = world.clock().instant().plus(FOLLOWS);
            String held = value.isEmpty() ? null : value;
            followers.forEach(place ->
                    pending.add(new Pending(due, By.SECOND_WRITER, "brought", then -> then.hold(place, held))));
        }
    }

    private String vaults() {
        return value(world, world.stores().getFirst());
    }

    private static String value(World world, Place place) {
        return world.held(place).map(Held::value).orElse("");
    }

    // --- points

    /** One more point; the fault that strikes there, if any. Somebody else's deed is done before the answer. */
    @Nullable
    Fault strike(Point point) {
        if (quiet) {
            return null;
        }
        int index = points.size();
        Point here = new Point(point.kind(), point.call(), doing);
        points.add(here);
        Strike strike = fate.at(index, here);
        if (strike instanceof Fault fault && !point.kind().isStruckBy(fault)) {
            return null;
        }
        if (strike != null) {
            struck.put(index, strike);
        }
        return switch (strike) {
            case Fault fault -> fault;
            case Outside outside -> {
                meddle(outside, here);
                yield null;
            }
            case null -> null;
        };
    }

    private void meddle(Outside outside, Point here) {
        quiet = true;
        try {
            watch.meddle(outside);
            changed(outside + " before " + here.moment());
        } finally {
            quiet = false;
        }
    }

    /** What a rival does at the end, when nothing strikes any more. */
    void quietly(Runnable deeds) {
        quiet = true;
        try {
            deeds.run();
        } finally {
            quiet = false;
        }
    }
}
