package dev.keyrota.engine.exploration;

import dev.keyrota.engine.Time;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A world with a clock, in which each call is a point where a fault may strike. */
final class Simulation implements Time {
    private static final Duration CALL = Duration.ofMillis(40);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration LATE = Duration.ofSeconds(60);

    private final Plan plan;
    private final Consumer<World> afterEachDeed;
    private final List<Point> points = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final Instant start;
    private World world;
    private final List<Place> followers = new ArrayList<>();
    private World before;
    private String brought;

    private record Pending(Instant due, Consumer<World> effect) {}

    Simulation(World world, Plan plan, Consumer<World> afterEachDeed) {
        this.world = world;
        this.before = world;
        this.plan = plan;
        this.afterEachDeed = afterEachDeed;
        this.start = world.clock().instant();
        this.brought = world.held(world.stores().getFirst()).map(Held::value).orElse("");
    }

    Plan plan() {
        return plan;
    }

    World world() {
        return world;
    }

    List<Point> points() {
        return points;
    }

    // --- time

    @Override
    public Instant wall() {
        return world.clock().instant();
    }

    @Override
    public Duration elapsed() {
        return Duration.between(start, world.clock().instant());
    }

    @Override
    public void sleep(Duration duration) {
        pass(duration);
    }

    void pass(Duration duration) {
        Instant until = world.clock().instant().plus(duration);
        world.clock().set(until);
        land(until);
    }

    private void land(Instant now) {
        List<Pending> due =
                pending.stream().filter(effect -> !effect.due().isAfter(now)).toList();
        pending.removeAll(due);
        for (Pending effect : due) {
            before = world.copy();
            effect.effect().accept(world);
            afterEachDeed.accept(world);
            bring();
        }
    }

    // --- calls

    <T> Reply<T> read(String call, Function<World, Reply<T>> reading) {
        Fault fault = strike(new Point(Point.Kind.READ, call));
        pass(CALL);
        if (fault == null) {
            return reading.apply(world);
        }
        return switch (fault) {
            case STALE -> reading.apply(before);
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

    <T> Reply<T> deed(String call, Function<World, Reply<T>> doing) {
        Fault fault = strike(new Point(Point.Kind.DEED, call));
        pass(CALL);
        if (fault == null) {
            return effect(doing);
        }
        return switch (fault) {
            case BROKEN_AFTER -> {
                effect(doing);
                yield new Reply.Unclear<>(Doubt.SERVER_ERROR);
            }
            case SILENT_AFTER -> {
                effect(doing);
                pass(DEADLINE);
                yield new Reply.Unclear<>(Doubt.TIMEOUT);
            }
            case LATE -> {
                pending.add(new Pending(wall().plus(LATE), later -> {
                    Reply<T> nobodyHears = doing.apply(later);
                    assert nobodyHears != null;
                }));
                pass(DEADLINE);
                yield new Reply.Unclear<>(Doubt.TIMEOUT);
            }
            case LIE -> doing.apply(world.copy());
            case CRASH_BEFORE -> throw new Crash();
            case CRASH_AFTER -> {
                effect(doing);
                throw new Crash();
            }
            case STALE, NOT_FOUND, GARBAGE, FULL_BEFORE, FULL_AFTER ->
                throw new IllegalArgumentException(fault + " is no fault of a deed");
            case UNREACHABLE, UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, BROKEN_BEFORE, SILENT_BEFORE -> noEffect(fault);
        };
    }

    /** A second writer brings a place what the vault holds, 20 seconds after the vault changed. */
    void follow(Place place) {
        followers.add(place);
    }

    private void bring() {
        Place vault = world.stores().getFirst();
        String value = world.held(vault).map(Held::value).orElse("");
        if (!value.equals(brought)) {
            brought = value;
            followers.forEach(place ->
                    pending.add(new Pending(wall().plus(Duration.ofSeconds(20)), later -> later.hold(place, value))));
        }
    }

    private <T> Reply<T> effect(Function<World, Reply<T>> doing) {
        before = world.copy();
        Reply<T> reply = doing.apply(world);
        afterEachDeed.accept(world);
        bring();
        return reply;
    }

    private <T> Reply<T> noEffect(Fault fault) {
        return switch (fault) {
            case UNREACHABLE -> new Reply.Refused<>(Refusal.UNREACHABLE);
            case UNAUTHENTICATED -> new Reply.Refused<>(Refusal.UNAUTHENTICATED);
            case FORBIDDEN -> new Reply.Refused<>(Refusal.FORBIDDEN);
            case NOT_FOUND -> new Reply.Refused<>(Refusal.NOT_FOUND);
            case RATE_LIMITED -> new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(30));
            case BROKEN_BEFORE -> new Reply.Unclear<>(Doubt.SERVER_ERROR);
            case GARBAGE -> new Reply.Unclear<>(Doubt.UNREADABLE);
            case SILENT_BEFORE -> {
                pass(DEADLINE);
                yield new Reply.Unclear<>(Doubt.TIMEOUT);
            }
            case BROKEN_AFTER, SILENT_AFTER, LATE, LIE, STALE, CRASH_BEFORE, CRASH_AFTER, FULL_BEFORE, FULL_AFTER ->
                throw new IllegalArgumentException(fault + " is not an answer without effect");
        };
    }

    /** One more point; the fault that strikes there, if any. */
    @org.jspecify.annotations.Nullable
    Fault strike(Point point) {
        Fault fault = plan.at(points.size());
        points.add(point);
        return fault;
    }
}
