package dev.keyrota.connectors.github;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.Endpoint;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub App: it signs a token of its own, and GitHub gives it one for its installation, good for an hour. That one is kept in memory
 * until five minutes before its end. Source: docs.github.com, "Generating a JSON Web Token (JWT) for a GitHub App" and "Create an
 * installation access token for an app", read 2026-11-22.
 */
final class AppLogin implements GitHubLogin {
    private static final Duration SPARE = Duration.ofMinutes(5);

    /** From here on a refusal of our signed token is the fault of our clock. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Endpoint endpoint;
    private final ApiVersion version;
    private final GitHubApp app;
    private final Consumer<Secret> custody;
    private final GitHubClock clock;

    private @Nullable Long installation;
    private @Nullable Issued issued;

    private record Issued(Secret token, Instant expiresAt) {}

    AppLogin(Endpoint endpoint, ApiVersion version, GitHubApp app, Consumer<Secret> custody, GitHubClock clock) {
        this.endpoint = endpoint;
        this.version = version;
        this.app = app;
        this.custody = custody;
        this.clock = clock;
        this.installation = app.installation();
    }

    /** One thread asks and the others wait for its answer, so that calls made side by side do not each take a token. */
    @Override
    public synchronized Reply<Secret> token() {
        if (issued != null && clock.now().isBefore(issued.expiresAt().minus(SPARE))) {
            return new Reply.Answered<>(issued.token());
        }
        return installation().then(this::issue).map(fresh -> {
            custody.accept(fresh.token());
            issued = fresh;
            return fresh.token();
        });
    }

    @Override
    public synchronized boolean refused(Secret token) {
        if (issued != null && issued.token() == token) {
            issued = null;
        }
        return true;
    }

    private Reply<Long> installation() {
        if (installation != null) {
            return new Reply.Answered<>(installation);
        }
        RepositoryName repository = app.repository();
        Request request =
                Request.get("github.app.installation", "repos", repository.owner(), repository.name(), "installation");
        return signed(request, answer -> answer.at("id").whole()).map(id -> {
            installation = id;
            return id;
        });
    }

    private Reply<Issued> issue(long id) {
        Request request = Request.post("github.app.token", "app", "installations", Long.toString(id), "access_tokens");
        return signed(
                request,
                answer -> new Issued(
                        answer.at("token").secret(), answer.at("expires_at").instant()));
    }

    /** A call with our signed token, and once more if its refusal taught us that our clock is wrong. */
    private <T> Reply<T> signed(Request request, Function<Json, T> reading) {
        Instant used = clock.now();
        Reply<T> reply = signedAt(used, request, reading);
        boolean mistimed = Duration.between(used, clock.now()).abs().compareTo(SKEW) > 0;
        return GitHub.isRefusedAs(Refusal.UNAUTHENTICATED, reply) && mistimed
                ? signedAt(clock.now(), request, reading)
                : reply;
    }

    private <T> Reply<T> signedAt(Instant now, Request request, Function<Json, T> reading) {
        try (Secret token = app.key().token(app.issuer(), now)) {
            custody.accept(token);
            Request dressed = GitHub.dressed(request, version).bearer(token);
            return endpoint.exchange(dressed, response -> {
                clock.learn(response.date());
                return endpoint.classify(dressed, response, good -> new Reply.Answered<>(reading.apply(good.json())));
            });
        }
    }
}
