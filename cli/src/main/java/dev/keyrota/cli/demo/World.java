package dev.keyrota.cli.demo;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Dialect;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.protocol.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the vendors hold, by the sandbox's control server: ids, never a value. */
record World(List<Place> places, List<String> live, List<String> dead) {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /**
     * @param authorization whose token it holds; null for none
     * @param authenticates whether that token is alive
     */
    record Place(String id, @Nullable String authorization, boolean authenticates) {}

    static World seenThrough(URI control) {
        try (Http http = new Http(DEADLINE, CallObserver.NONE, () -> 0)) {
            Reply<World> reply = http.at(
                            BaseUrl.of(control.toString(), true), response -> Dialect.usual(response.status()))
                    .json(Request.get("control.state", "state"), World::read);
            if (reply instanceof Reply.Answered<World>(var world)) {
                return world;
            }
            throw Trouble.failed("demo_failed", "the sandbox's control server did not answer", null);
        }
    }

    private static World read(Json state) {
        List<String> live = new ArrayList<>();
        List<String> dead = new ArrayList<>();
        for (Json authorization : state.at("authorizations").items()) {
            String words = authorization.at("id").text() + "  "
                    + Foreign.text(authorization.at("description").text());
            (authorization.at("live").truth(false) ? live : dead).add(words);
        }
        return new World(
                state.at("stores").items().stream()
                        .map(store -> new Place(
                                store.at("id").text(),
                                store.at("authorization").textOrNull(),
                                store.at("authenticates").truth(false)))
                        .toList(),
                live,
                dead);
    }

    List<String> text() {
        List<String> lines = new ArrayList<>();
        places.forEach(place -> lines.add("  %-10s holds %s, which %s"
                .formatted(place.id(), place.authorization(), place.authenticates() ? "authenticates" : "is DEAD")));
        dead.forEach(each -> lines.add("  dead       " + each));
        lines.add("  alive      " + live.size() + " authorizations, all others untouched");
        return lines;
    }

    Map<String, @Nullable Object> json() {
        return JsonDocument.object(
                "stores",
                places.stream()
                        .map(place -> JsonDocument.object(
                                "id", place.id(),
                                "authorization", place.authorization(),
                                "authenticates", place.authenticates()))
                        .toList(),
                "live",
                live.size(),
                "dead",
                dead.size());
    }
}
