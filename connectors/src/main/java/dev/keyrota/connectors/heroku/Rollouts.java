package dev.keyrota.connectors.heroku;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store.Rollout;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The newest release of an app, and which of its dynos run it (definitions release and dyno of the Platform API's
 * schema; devcenter.heroku.com/articles/releases and /articles/release-phase, read 2026-11-23).
 *
 * <p>Dynos are read first: a release that is made in between makes them old, and never the other way round.
 */
final class Rollouts {
    /** States in which a dyno runs nothing. Any other, a new word included, counts as running. */
    private static final Set<String> STOPPED = Set.of("crashed", "down");

    private final Platform platform;
    private final String app;

    Rollouts(Platform platform, String app) {
        this.platform = platform;
        this.app = app;
    }

    /** @param release the version of the one that it was started from */
    private record Dyno(String id, boolean stopped, long release) {}

    private record Release(long version, Rollout.Status status, boolean current, Instant createdAt) {}

    Reply<Rollout> of(Secret key) {
        Request request = Request.get("heroku.dynos.list", "apps", app, "dynos");
        return platform.all(request, key, this::dyno, Dyno::id)
                .then(dynos -> newest(key, response -> rollout(response, dynos.items())));
    }

    /** The version of the newest release. */
    Reply<String> version(Secret key) {
        return newest(key, response -> Long.toString(release(response).version()));
    }

    private <T> Reply<T> newest(Secret key, Function<Response, T> reading) {
        Request request = Request.get("heroku.releases.list", "apps", app, "releases")
                .header("Range", "version ..; max=1,order=desc");
        return platform.call(request, key, response -> new Reply.Answered<>(reading.apply(response)));
    }

    private Rollout rollout(Response response, List<Dyno> dynos) {
        Release newest = release(response);
        List<Dyno> running = dynos.stream().filter(dyno -> !dyno.stopped()).toList();
        long older = running.stream()
                .filter(dyno -> dyno.release() < newest.version())
                .count();
        return new Rollout(
                Long.toString(newest.version()),
                newest.status(),
                newest.current(),
                running.size(),
                (int) older,
                age(newest.createdAt(), response.date()));
    }

    private Release release(Response response) {
        List<Json> items = response.json().items();
        if (items.size() != 1) {
            throw new Unreadable("not the one newest release that was asked for");
        }
        Json json = items.getFirst();
        ofThisApp(json);
        if (json.at("current").isNothing()) {
            throw new Unreadable("a release that does not say whether it is the current one");
        }
        return new Release(
                version(json),
                json.at("status").as(Rollouts::status),
                json.at("current").truth(false),
                json.at("created_at").instant());
    }

    private Dyno dyno(Json json) {
        ofThisApp(json);
        return new Dyno(json.at("id").text(), STOPPED.contains(json.at("state").text()), version(json.at("release")));
    }

    /** The fourth word, {@code expired}, is for old releases, which cannot be gone back to any more. */
    private static Rollout.Status status(String word) {
        return switch (word) {
            case "pending" -> Rollout.Status.PENDING;
            case "succeeded" -> Rollout.Status.SUCCEEDED;
            case "failed" -> Rollout.Status.FAILED;
            default -> throw new Unreadable("a status that a newest release does not have");
        };
    }

    private static long version(Json json) {
        long version = json.at("version").whole();
        if (version < 1 || version > Integer.MAX_VALUE) {
            throw new Unreadable("a version that cannot be one");
        }
        return version;
    }

    private void ofThisApp(Json json) {
        Json of = json.at("app");
        if (!app.equals(of.at("name").textOrNull()) && !app.equals(of.at("id").textOrNull())) {
            throw new Unreadable("an answer about another app");
        }
    }

    private static @Nullable Duration age(Instant createdAt, @Nullable Instant answeredAt) {
        if (answeredAt == null) {
            return null;
        }
        Duration age = Duration.between(createdAt, answeredAt);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
