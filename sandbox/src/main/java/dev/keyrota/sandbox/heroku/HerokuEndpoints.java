package dev.keyrota.sandbox.heroku;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Route;
import dev.keyrota.sandbox.heroku.HerokuReply.Answered;
import dev.keyrota.sandbox.heroku.HerokuReply.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of the Platform API v3 that the sandbox serves. */
final class HerokuEndpoints {

    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

    static final List<Route<HerokuRequest>> ALL = List.of(
            get("account", "heroku.account", HerokuEndpoints::account),
            get("account/rate-limits", "heroku.rate-limits", HerokuEndpoints::rateLimits),
            get("oauth/authorizations", "heroku.authorizations.list", HerokuEndpoints::list),
            Route.on("POST", "oauth/authorizations", "heroku.authorizations.create", HerokuEndpoints::create),
            get("oauth/authorizations/*", "heroku.authorizations.get", HerokuEndpoints::info),
            Route.on("PATCH", "oauth/authorizations/*", "heroku.authorizations.update", HerokuEndpoints::update),
            Route.on("DELETE", "oauth/authorizations/*", "heroku.authorizations.revoke", HerokuEndpoints::revoke),
            Route.on(
                    "POST",
                    "oauth/authorizations/*/actions/regenerate-tokens",
                    "heroku.authorizations.regenerate",
                    HerokuEndpoints::regenerate),
            get("apps", "heroku.apps", HerokuEndpoints::apps),
            get("users/*/apps", "heroku.apps", HerokuEndpoints::apps),
            get("apps/*", "heroku.app", request -> app(request, HerokuJson::app)),
            get("apps/*/config-vars", "heroku.config.read", HerokuEndpoints::configVars),
            Route.on("PATCH", "apps/*/config-vars", "heroku.config.write", HerokuEndpoints::patchConfigVars),
            get("apps/*/releases", "heroku.releases.list", HerokuEndpoints::releases),
            get("apps/*/releases/*/config-vars", "heroku.config.read", HerokuEndpoints::releaseConfigVars),
            get("apps/*/dynos", "heroku.dynos.list", HerokuEndpoints::dynos),
            // What `heroku apps:info` also asks for; there is never any.
            get("apps/*/addons", "heroku.app", request -> app(request, _ -> List.of())),
            get("apps/*/collaborators", "heroku.app", request -> app(request, _ -> List.of())));

    private HerokuEndpoints() {}

    private static Route<HerokuRequest> get(String path, String callName, Function<HerokuRequest, Answer> answer) {
        return Route.on("GET", path, callName, answer);
    }

    private static Answer account(HerokuRequest request) {
        return HerokuAnswers.of(request.account().account(request.token()), OK, HerokuJson::account);
    }

    private static Answer rateLimits(HerokuRequest request) {
        return HerokuAnswers.of(
                request.account().rateLimit(request.token()), OK, remaining -> Map.of("remaining", remaining));
    }

    private static Answer list(HerokuRequest request) {
        return HerokuAnswers.page(
                request.account().list(request.token()),
                request,
                "id",
                ShownAuthorization::id,
                HerokuJson::authorization);
    }

    private static Answer create(HerokuRequest request) {
        Optional<ObjectNode> json = request.json();
        if (json.isEmpty()) {
            return malformed();
        }
        JsonNode scope = json.get().path("scope");
        JsonNode expiresIn = json.get().path("expires_in");
        if (!(scope.isArray() || absent(scope))
                || !(absent(expiresIn) || NUMBER.matcher(expiresIn.asString()).matches())) {
            return HerokuAnswers.error(422, "invalid_params", "Invalid scope or expires_in.", "");
        }
        return HerokuAnswers.of(
                request.account()
                        .create(
                                request.token(),
                                description(json.get()),
                                absent(scope)
                                        ? null
                                        : scope.valueStream()
                                                .map(JsonNode::asString)
                                                .toList(),
                                absent(expiresIn) ? null : Duration.ofSeconds(Long.parseLong(expiresIn.asString()))),
                CREATED,
                HerokuJson::authorization);
    }

    private static Answer info(HerokuRequest request) {
        return HerokuAnswers.of(
                request.account().info(request.token(), request.argument(0)), OK, HerokuJson::authorization);
    }

    private static Answer update(HerokuRequest request) {
        return request.json()
                .map(json -> HerokuAnswers.of(
                        request.account().update(request.token(), request.argument(0), description(json)),
                        OK,
                        HerokuJson::authorization))
                .orElseGet(HerokuEndpoints::malformed);
    }

    private static Answer revoke(HerokuRequest request) {
        return HerokuAnswers.of(
                request.account().revoke(request.token(), request.argument(0)), OK, HerokuJson::authorization);
    }

    private static Answer regenerate(HerokuRequest request) {
        return HerokuAnswers.of(
                request.account().regenerate(request.token(), request.argument(0)), OK, HerokuJson::authorization);
    }

    private static Answer apps(HerokuRequest request) {
        HerokuReply<List<App>> apps = request.account().apps(request.token());
        boolean byName = request.call().header("range").orElse("").startsWith("name");
        return byName
                ? HerokuAnswers.page(apps, request, "name", App::name, HerokuJson::app)
                : HerokuAnswers.page(apps, request, "id", App::id, HerokuJson::app);
    }

    private static Answer app(HerokuRequest request, Function<App, ?> shape) {
        return HerokuAnswers.of(request.account().app(request.token(), request.argument(0)), OK, shape);
    }

    private static Answer releases(HerokuRequest request) {
        Instant now = request.account().now();
        return ofApp(
                request,
                app -> HerokuAnswers.page(
                        HerokuReply.answered(app.releases()),
                        request,
                        "version",
                        release -> "%09d".formatted(release.version()),
                        release -> HerokuJson.release(app, release, now)));
    }

    private static Answer dynos(HerokuRequest request) {
        Instant now = request.account().now();
        return ofApp(
                request,
                app -> HerokuAnswers.page(
                        HerokuReply.answered(app.dynosAt(now)),
                        request,
                        "id",
                        Dyno::id,
                        dyno -> HerokuJson.dyno(app, dyno)));
    }

    private static Answer ofApp(HerokuRequest request, Function<App, Answer> answer) {
        return switch (request.account().app(request.token(), request.argument(0))) {
            case Answered<App>(App app) -> answer.apply(app);
            case Refused<App>(int status, String id, String message, String resource) ->
                HerokuAnswers.error(status, id, message, resource);
        };
    }

    private static Answer configVars(HerokuRequest request) {
        return HerokuAnswers.of(
                request.account().configVars(request.token(), request.argument(0)), OK, Function.identity());
    }

    private static Answer releaseConfigVars(HerokuRequest request) {
        return HerokuAnswers.of(
                request.account().configVars(request.token(), request.argument(0), request.argument(1)),
                OK,
                Function.identity());
    }

    private static Answer patchConfigVars(HerokuRequest request) {
        Optional<ObjectNode> json = request.json();
        if (json.isEmpty()) {
            return malformed();
        }
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : json.get().properties()) {
            JsonNode value = each.getValue();
            if (!value.isString() && !value.isNull()) {
                return HerokuAnswers.error(422, "invalid_params", "Config vars must be strings.", "");
            }
            changes.put(each.getKey(), value.isNull() ? null : value.asString());
        }
        return HerokuAnswers.of(
                request.account().patchConfigVars(request.token(), request.argument(0), changes),
                OK,
                Function.identity());
    }

    private static @Nullable String description(ObjectNode json) {
        JsonNode description = json.path("description");
        return absent(description) ? null : description.asString();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static Answer malformed() {
        return HerokuAnswers.error(400, "bad_request", "The request body is not a JSON object.", "");
    }
}
