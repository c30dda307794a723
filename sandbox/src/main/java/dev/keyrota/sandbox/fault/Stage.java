package dev.keyrota.sandbox.fault;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.heroku.HerokuPolicy;
import dev.keyrota.sandbox.heroku.TokenDisplay;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.WorldVendor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A world in which faults can strike: it remembers what was before the last change, and what is still to land. Not
 * thread-safe.
 */
public final class Stage {

    private static final byte[] GARBAGE = "<html>\u0000<h1>Bad Gatew".getBytes(StandardCharsets.UTF_8);

    private final World world;
    private final List<Pending> pending = new ArrayList<>();
    private World before;

    /** Sets the stage with {@code world}, which is changed by what is called from now on. */
    public Stage(World world) {
        this.world = world;
        this.before = world.copy();
    }

    /** The world as it is. */
    public World world() {
        return world;
    }

    /** Remembers the world as it is: what follows is the last change. */
    public void beforeChange() {
        before = world.copy();
    }

    /** The clock moves to {@code now}; what was to land until then lands, each at its own time. */
    public void moveTo(Instant now) {
        SandboxClock clock = world.clock();
        List<Pending> due = pending.stream()
                .filter(each -> !each.at().isAfter(now))
                .sorted(Comparator.comparing(Pending::at))
                .toList();
        pending.removeAll(due);
        for (Pending each : due) {
            clock.set(each.at());
            performed(each.vendor(), each.call());
        }
        clock.set(now);
    }

    /** Answers a call that goes well. */
    public Delivery answer(WorldVendor<?> vendor, Call call) {
        return new Delivery.Whole(performed(vendor, call));
    }

    /** Answers a call that {@code fault} strikes. */
    public Delivery answer(WorldVendor<?> vendor, Call call, Fault fault) {
        return switch (fault) {
            // A port that is down never brings a call here; one that was on its way then gets no answer.
            case Fault.Down(), Fault.Refuse() -> new Delivery.Hangup();
            case Fault.Timeout() -> new Delivery.Silence();
            case Fault.Status(int code) -> new Delivery.Whole(vendor.vendor().failure(code));
            case Fault.RateLimit(int seconds) ->
                new Delivery.Whole(vendor.vendor().failure(429).with("Retry-After", String.valueOf(seconds)));
            case Fault.Lie() -> new Delivery.Whole(imagined(vendor, call));
            case Fault.Stale() -> new Delivery.Whole(remembered(vendor, call));
            case Fault.Mask(var display) -> new Delivery.Whole(masked(vendor, call, display));
            case Fault.Approval() -> new Delivery.Whole(unapproved(vendor, call));
            case Fault.Late(Duration delay) -> later(vendor, call, delay);
            case Fault.StatusAfter(int code) -> {
                performed(vendor, call);
                yield new Delivery.Whole(vendor.vendor().failure(code));
            }
            case Fault.TimeoutAfter() -> {
                performed(vendor, call);
                yield new Delivery.Silence();
            }
            case Fault.Garbage() -> new Delivery.Whole(garbled(performed(vendor, call)));
            case Fault.Truncate() -> truncated(performed(vendor, call));
        };
    }

    private Answer performed(WorldVendor<?> vendor, Call call) {
        if (!vendor.vendor().changes(call)) {
            return vendor.answer(world, call);
        }
        World untouched = world.copy();
        Answer answer = vendor.answer(world, call);
        if (answer.succeeded()) {
            before = untouched;
        }
        return answer;
    }

    private Answer imagined(WorldVendor<?> vendor, Call call) {
        World elsewhere = world.copy();
        world.heroku().redraw();
        world.infisical().redraw();
        world.github().redraw();
        return vendor.answer(elsewhere, call);
    }

    private Answer remembered(WorldVendor<?> vendor, Call call) {
        if (!call.method().equals("GET")) {
            return performed(vendor, call);
        }
        World older = before.copy();
        older.clock().set(world.clock().instant());
        older.infisical().trust(world.infisical());
        return vendor.answer(older, call);
    }

    private Answer masked(WorldVendor<?> vendor, Call call, TokenDisplay display) {
        HerokuPolicy usual = world.heroku().policy();
        world.heroku().policy(usual.withListed(display).withSingle(display));
        Answer answer = performed(vendor, call);
        world.heroku().policy(usual);
        before.heroku().policy(usual);
        return answer;
    }

    private Answer unapproved(WorldVendor<?> vendor, Call call) {
        boolean usual = world.infisical().approvalRequired();
        world.infisical().requireApproval(true);
        Answer answer = performed(vendor, call);
        world.infisical().requireApproval(usual);
        before.infisical().requireApproval(usual);
        return answer;
    }

    private Delivery later(WorldVendor<?> vendor, Call call, Duration delay) {
        pending.add(new Pending(world.clock().instant().plus(delay), vendor, call));
        return new Delivery.Silence();
    }

    private static Answer garbled(Answer answer) {
        int status = answer.status() == 204 ? 200 : answer.status();
        return new Answer(status, Map.of("Content-Type", List.of("text/html")), GARBAGE);
    }

    private static Delivery truncated(Answer answer) {
        return answer.body().length == 0 ? new Delivery.Hangup() : new Delivery.Part(answer, answer.body().length / 2);
    }

    private record Pending(Instant at, WorldVendor<?> vendor, Call call) {}
}
