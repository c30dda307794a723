package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Route;
import dev.keyrota.sandbox.github.GitHubToken.Level;
import dev.keyrota.sandbox.github.HostAnswer.Admitted;
import dev.keyrota.sandbox.github.HostAnswer.AppAdmitted;
import dev.keyrota.sandbox.github.HostAnswer.Leased;
import dev.keyrota.sandbox.github.HostAnswer.Refused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The routes for Apps (docs.github.com/rest/apps, read 2026-11-22). The bearer is an assertion, not a token. */
final class AppEndpoints {

    static final List<Route<GitHubRequest>> ALL = List.of(
            Route.on("GET", "app", "github.app", AppEndpoints::app),
            Route.on("GET", "repos/*/*/installation", "github.app.installation", AppEndpoints::installation),
            Route.on("POST", "app/installations/*/access_tokens", "github.app.token", AppEndpoints::token),
            Route.on("DELETE", "installation/token", "github.app.token.revoke", AppEndpoints::revoke));

    private static final String BEGINNING = "2026-01-05T08:00:00Z";

    private AppEndpoints() {}

    private static Answer app(GitHubRequest request) {
        return switch (request.host().admitApp(request.token())) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case AppAdmitted(GitHubApp app) -> {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                json.put("id", app.id());
                json.put("slug", app.slug());
                json.put("node_id", "A_" + app.id());
                json.put("client_id", app.clientId());
                json.put("owner", OwnerJson.simple(app.owner(), true, request.base()));
                json.put("name", app.slug());
                json.put("description", null);
                json.put("external_url", OwnerJson.web(request.base()));
                json.put("html_url", OwnerJson.web(request.base()) + "/apps/" + app.slug());
                json.put("created_at", BEGINNING);
                json.put("updated_at", BEGINNING);
                json.put("permissions", words(app.permissions()));
                json.put("events", List.of());
                yield Answer.json(200, json);
            }
        };
    }

    private static Answer installation(GitHubRequest request) {
        return switch (request.host().admitApp(request.token())) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case AppAdmitted(GitHubApp app) ->
                request.host()
                        .installation(app, request.repository())
                        .map(installed -> Answer.json(200, json(request, app, installed)))
                        .orElseGet(GitHubAnswers::notFound);
        };
    }

    private static Map<String, @Nullable Object> json(GitHubRequest request, GitHubApp app, Installation installed) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", installed.id());
        json.put("account", OwnerJson.simple(installed.account(), true, request.base()));
        json.put("repository_selection", installed.repositories().isEmpty() ? "all" : "selected");
        json.put("access_tokens_url", request.base() + "/app/installations/" + installed.id() + "/access_tokens");
        json.put("repositories_url", request.base() + "/installation/repositories");
        json.put(
                "html_url",
                OwnerJson.web(request.base()) + "/organizations/" + installed.account() + "/settings/installations/"
                        + installed.id());
        json.put("app_id", app.id());
        json.put("app_slug", app.slug());
        json.put("target_id", installed.account().hashCode() & Integer.MAX_VALUE);
        json.put("target_type", "Organization");
        json.put("permissions", words(app.permissions()));
        json.put("events", List.of());
        json.put("created_at", BEGINNING);
        json.put("updated_at", BEGINNING);
        List.of("single_file_name", "suspended_by", "suspended_at").forEach(key -> json.put(key, null));
        return json;
    }

    private static Answer token(GitHubRequest request) {
        boolean empty = request.call().body().length == 0;
        ObjectNode body =
                empty ? JsonMapper.shared().createObjectNode() : request.json().orElse(null);
        if (body == null) {
            return GitHubAnswers.unparsable();
        }
        Set<String> repositories = new HashSet<>();
        body.path("repositories").valueStream().forEach(each -> repositories.add(each.asString("")));
        String id = request.argument(0);
        long installation = id.matches("\\d{1,18}") ? Long.parseLong(id) : -1;
        return switch (request.host().lease(request.token(), installation, levels(body), repositories)) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case Leased(GitHubToken token, var expiresAt) -> {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                json.put("token", token.text());
                json.put("expires_at", GitHubAnswers.time(expiresAt));
                json.put("permissions", words(token.permissions()));
                json.put("repository_selection", token.repositories().isEmpty() ? "all" : "selected");
                yield Answer.json(201, json);
            }
        };
    }

    private static Map<String, Level> levels(ObjectNode body) {
        Map<String, Level> levels = new HashMap<>();
        for (Map.Entry<String, JsonNode> each : body.path("permissions").properties()) {
            levels.put(each.getKey(), each.getValue().asString("").equals("write") ? Level.WRITE : Level.READ);
        }
        return levels;
    }

    private static Map<String, String> words(Map<String, Level> permissions) {
        Map<String, String> words = new TreeMap<>();
        permissions.forEach(
                (permission, level) -> words.put(permission, level.name().toLowerCase(Locale.ROOT)));
        return words;
    }

    private static Answer revoke(GitHubRequest request) {
        return switch (request.host().admit(request.token())) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case Admitted(GitHubToken token) -> {
                request.host().revokeToken(token.text());
                yield Answer.empty(204);
            }
        };
    }
}
