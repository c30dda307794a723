package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.fault.ArmedFault;
import dev.keyrota.sandbox.fault.Delivery;
import dev.keyrota.sandbox.fault.Fault;
import dev.keyrota.sandbox.fault.FaultBoard;
import dev.keyrota.sandbox.fault.Stage;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.WorldVendor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one world behind all servers, with its armed faults and its log. Thread-safe: everything happens under one lock, one
 * call after the other.
 */
final class Simulation {

    /** What the header {@code Date} can say, with room for what lies before and after. */
    private static final Instant FIRST = Instant.parse("0000-01-02T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final World initial;
    private final InstantSource pace;
    private final Consumer<World> mirror;
    private final FaultBoard faults = new FaultBoard();
    private final List<LoggedCall> log = new ArrayList<>();
    private Stage stage;
    private Instant lastPace;

    /**
     * A simulation that begins with {@code initial}, which it never changes.
     *
     * @param mirror is shown the world after each call and change, to keep files outside in step with it
     */
    Simulation(World initial, InstantSource pace, Consumer<World> mirror) {
        this.initial = initial;
        this.pace = pace;
        this.mirror = mirror;
        this.stage = new Stage(initial.copy());
        this.lastPace = pace.instant();
        mirror.accept(initial);
    }

    /** Answers a call, struck by a fault or not, and logs it. */
    Delivery handle(WorldVendor<?> vendor, Call call) {
        return locked(() -> {
            Optional<String> caller = vendor.caller(stage.world(), call);
            Optional<String> name = vendor.vendor().callName(call);
            Optional<Fault> fault = faults.strike(name.orElse(""));
            Delivery delivery =
                    fault.map(each -> stage.answer(vendor, call, each)).orElseGet(() -> stage.answer(vendor, call));
            String logged = name.orElse(call.method() + " " + call.path());
            log.add(new LoggedCall(vendor.vendor().name(), logged, status(delivery), caller.orElse(null)));
            return dated(delivery);
        });
    }

    /** Looks at the world as it is now. */
    <T> T look(Function<World, T> look) {
        return locked(() -> look.apply(stage.world()));
    }

    /** An outsider changes the world. */
    <T> T change(Function<World, T> deed) {
        return locked(() -> {
            stage.beforeChange();
            return deed.apply(stage.world());
        });
    }

    void arm(List<ArmedFault> more) {
        locked(() -> {
            more.forEach(faults::arm);
            return more;
        });
    }

    void disarm() {
        locked(() -> {
            faults.clear();
            return faults;
        });
    }

    List<ArmedFault> armed() {
        return locked(faults::armed);
    }

    /** Takes the faults that close ports now; whoever takes them closes the ports. */
    List<ArmedFault> takeDown() {
        return locked(faults::takeDown);
    }

    List<LoggedCall> log() {
        return locked(() -> List.copyOf(log));
    }

    /** Moves the clock; what was to land until then lands. */
    Instant advance(Duration by) {
        return locked(() -> moved(stage.world().clock().instant().plus(by)));
    }

    /** Sets the clock, forward or back. */
    Instant set(Instant to) {
        return locked(() -> moved(to));
    }

    /** Everything is as it was at the start: the world, its clock, no faults, an empty log. */
    void reset() {
        locked(() -> {
            stage = new Stage(initial.copy());
            faults.clear();
            log.clear();
            return stage;
        });
    }

    private Instant moved(Instant to) {
        if (to.isBefore(FIRST) || to.isAfter(LAST)) {
            throw new IllegalArgumentException("the clock shows the years 0000 to 9999, as answers can write them");
        }
        stage.moveTo(to);
        return to;
    }

    private <T> T locked(Supplier<T> deed) {
        lock.lock();
        try {
            tick();
            T done = deed.get();
            mirror.accept(stage.world());
            return done;
        } finally {
            lock.unlock();
        }
    }

    private void tick() {
        Instant now = pace.instant();
        Duration passed = Duration.between(lastPace, now);
        lastPace = now;
        if (passed.isPositive()) {
            stage.moveTo(stage.world().clock().instant().plus(passed));
        }
    }

    private Delivery dated(Delivery delivery) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                stage.world().clock().instant().atOffset(ZoneOffset.UTC));
        return switch (delivery) {
            case Delivery.Whole(var answer) -> new Delivery.Whole(answer.with("Date", date));
            case Delivery.Part(var answer, int bytes) -> new Delivery.Part(answer.with("Date", date), bytes);
            case Delivery.Silence(), Delivery.Hangup() -> delivery;
        };
    }

    private static @Nullable Integer status(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Whole(var answer) -> answer.status();
            case Delivery.Part part -> part.answer().status();
            case Delivery.Silence(), Delivery.Hangup() -> null;
        };
    }
}
