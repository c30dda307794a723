package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.fault.ArmedFault;
import dev.keyrota.sandbox.fault.Delivery;
import dev.keyrota.sandbox.worlds.Outsider;
import dev.keyrota.sandbox.worlds.World;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The control server: looks behind the vendors, arms faults, moves the clock, and acts as an outsider.
 *
 * <p>It answers 400 with {@code {"error": sentence}} where it is asked for something that cannot be; then nothing was
 * changed.
 */
final class ControlApi {

    private final Simulation simulation;
    private final Vendors vendors;

    ControlApi(Simulation simulation, Vendors vendors) {
        this.simulation = simulation;
        this.vendors = vendors;
    }

    Delivery serve(Call call) {
        try {
            return new Delivery.Whole(answer(call));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException | JacksonException e) {
            return new Delivery.Whole(Answer.json(400, Map.of("error", String.valueOf(e.getMessage()))));
        }
    }

    private Answer answer(Call call) {
        return switch (call.method() + " " + String.join("/", call.segments())) {
            case "GET state" -> ok(simulation.look(world -> new StateReport(world).json()));
            case "GET requests" ->
                ok(simulation.log().stream().map(ControlApi::json).toList());
            case "GET faults" ->
                ok(simulation.armed().stream().map(ControlApi::json).toList());
            case "POST faults" -> arm(body(call));
            case "DELETE faults" -> {
                vendors.disarm();
                yield ok(List.of());
            }
            case "GET clock" -> asOf(simulation.look(world -> world.clock().instant()));
            case "POST clock" -> asOf(move(body(call)));
            case "POST world" -> world(body(call));
            case "POST reset" -> {
                vendors.reset();
                yield asOf(simulation.look(world -> world.clock().instant()));
            }
            default -> Answer.json(404, Map.of("error", "no such control: " + call.method() + " " + call.path()));
        };
    }

    private Answer arm(JsonNode body) {
        List<ArmedFault> faults = (body.isArray() ? body.valueStream() : Stream.of(body))
                .map(each -> ArmedFault.of(
                        text(each, "call"),
                        text(each, "fault"),
                        each.path("after").asInt(0),
                        each.path("times").asInt(1)))
                .toList();
        vendors.arm(faults);
        return ok(simulation.armed().stream().map(ControlApi::json).toList());
    }

    private Instant move(JsonNode body) {
        return body.has("set")
                ? simulation.set(Instant.parse(text(body, "set")))
                : simulation.advance(Duration.parse(text(body, "advance")));
    }

    private Answer world(JsonNode body) {
        if (body.has("store")) {
            return simulation.change(world -> ok(set(world, text(body, "store"), text(body, "set"))));
        }
        if (body.has("revoke")) {
            return simulation.change(world -> {
                new Outsider(world).revoke(text(body, "revoke"));
                return ok(Map.of("revoked", text(body, "revoke")));
            });
        }
        if (body.path("authorize").isObject()) {
            JsonNode wanted = body.path("authorize");
            List<String> scope = wanted.path("scope").isArray()
                    ? wanted.path("scope").valueStream().map(JsonNode::asString).toList()
                    : List.of("global");
            return simulation.change(world -> ok(Map.of(
                    "id",
                    new Outsider(world)
                            .authorize(text(wanted, "description"), scope)
                            .id())));
        }
        if (body.has("app")) {
            return simulation.change(world ->
                    ok(new AppControl(world.heroku(), body, world.clock().instant()).done()));
        }
        throw new IllegalArgumentException("expected one of store, revoke, authorize, app");
    }

    private static Map<String, String> set(World world, String store, String what) {
        Outsider outsider = new Outsider(world);
        Place place = world.place(store)
                .orElseThrow(() -> new IllegalArgumentException("no store or other place has the id " + store));
        switch (what) {
            case "foreign" -> outsider.holdForeign(place);
            case "revoked" -> outsider.holdRevoked(place);
            case "empty" -> outsider.empty(place);
            default -> outsider.hold(place, what);
        }
        return Map.of("store", store, "set", what);
    }

    private static JsonNode body(Call call) {
        return JsonMapper.shared().readTree(call.body());
    }

    static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isString()) {
            throw new IllegalArgumentException("expected the text \"" + key + "\"");
        }
        return value.asString();
    }

    private static Answer ok(Object tree) {
        return Answer.json(200, tree);
    }

    private static Answer asOf(Instant instant) {
        return ok(Map.of("as_of", instant.toString()));
    }

    private static Map<String, @Nullable Object> json(LoggedCall call) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("vendor", call.vendor());
        json.put("call", call.call());
        json.put("status", call.status());
        json.put("caller", call.caller());
        return json;
    }

    private static Map<String, Object> json(ArmedFault fault) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("call", fault.call());
        json.put("fault", fault.word());
        json.put("after", fault.after());
        json.put("times", fault.times());
        return json;
    }
}
