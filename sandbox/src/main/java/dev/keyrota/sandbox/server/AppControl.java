package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.heroku.App;
import dev.keyrota.sandbox.heroku.Deployment;
import dev.keyrota.sandbox.heroku.HerokuAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What {@code POST /world} does to an app, one thing a call: {@code releases} says what becomes of the next ones ({@code
 * succeeded}, {@code pending} or {@code failed}), {@code restart} how long their dynos take, {@code keep} names a dyno
 * that no release restarts and {@code let} lets it go, {@code roll-back} is the version to go back to.
 */
final class AppControl {

    private static final Set<String> DEEDS = Set.of("releases", "restart", "keep", "let", "roll-back");

    private static final Duration RESTART_MAX = Duration.ofDays(1);

    private final HerokuAccount account;
    private final JsonNode body;
    private final Instant now;

    AppControl(HerokuAccount account, JsonNode body, Instant now) {
        this.account = account;
        this.body = body;
        this.now = now;
    }

    /** Does it, and says what there is now. */
    Map<String, Object> done() {
        String name = ControlApi.text(body, "app");
        App app = account.app(name).orElseThrow(() -> new IllegalArgumentException("no app has the name " + name));
        String deed = DEEDS.stream()
                .filter(body::has)
                .sorted()
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("expected one of releases, restart, keep, let, roll-back"));
        if (deed.equals("roll-back")) {
            account.rollBack(name, version(app));
        } else {
            account.put(changed(app, deed, ControlApi.text(body, deed)));
        }
        return Map.of("release", account.app(name).orElse(app).newest().version());
    }

    private App changed(App app, String deed, String what) {
        Deployment deployment = app.deployment();
        return switch (deed) {
            case "releases" -> app.deploying(ending(deployment, what));
            case "restart" -> app.deploying(deployment.withRestart(restart(what)));
            case "keep" -> app.keeping(what, now);
            default -> app.letting(what);
        };
    }

    private static Duration restart(String what) {
        Duration takes = Duration.parse(what);
        if (takes.isNegative() || takes.compareTo(RESTART_MAX) > 0) {
            throw new IllegalArgumentException("a restart takes up to a day, not " + what);
        }
        return takes;
    }

    private static Deployment ending(Deployment deployment, String how) {
        return switch (how) {
            case "succeeded" -> deployment.withPhase(Duration.ZERO).withSuccess(true);
            case "pending" -> deployment.withPhase(null).withSuccess(true);
            case "failed" -> deployment.withPhase(Duration.ZERO).withSuccess(false);
            default -> throw new IllegalArgumentException("releases are succeeded, pending or failed, not " + how);
        };
    }

    private int version(App app) {
        int version = body.path("roll-back").asInt(0);
        if (app.releases().stream().noneMatch(release -> release.version() == version)) {
            throw new IllegalArgumentException("the app " + app.name() + " has no release " + body.path("roll-back"));
        }
        return version;
    }
}
