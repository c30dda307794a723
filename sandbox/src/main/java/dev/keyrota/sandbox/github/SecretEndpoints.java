package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Route;
import dev.keyrota.sandbox.github.HostAnswer.Created;
import dev.keyrota.sandbox.github.HostAnswer.Deleted;
import dev.keyrota.sandbox.github.HostAnswer.Found;
import dev.keyrota.sandbox.github.HostAnswer.Listed;
import dev.keyrota.sandbox.github.HostAnswer.Listing;
import dev.keyrota.sandbox.github.HostAnswer.PublicKey;
import dev.keyrota.sandbox.github.HostAnswer.Put;
import dev.keyrota.sandbox.github.HostAnswer.Refused;
import dev.keyrota.sandbox.github.HostAnswer.RepositoriesFound;
import dev.keyrota.sandbox.github.HostAnswer.Updated;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The routes for Actions secrets, alike in the three scopes but for the path and an organization's visibility
 * (docs.github.com/rest/actions/secrets and GitHub's OpenAPI description, read 2026-11-22).
 */
final class SecretEndpoints {

    static final List<Route<GitHubRequest>> ALL = all();

    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})");

    private SecretEndpoints() {}

    private static List<Route<GitHubRequest>> all() {
        List<Route<GitHubRequest>> routes = new ArrayList<>();
        scope(routes, "repos/*/*/actions/secrets", 2, request -> new Scope.OfRepository(request.repository()));
        scope(
                routes,
                "repos/*/*/environments/*/secrets",
                3,
                request -> new Scope.OfEnvironment(request.repository(), request.argument(2)));
        scope(routes, "orgs/*/actions/secrets", 1, SecretEndpoints::organization);
        String list = "github.secret.list";
        routes.add(Route.on("GET", "repos/*/*/actions/organization-secrets", list, SecretEndpoints::visible));
        String selection = "orgs/*/actions/secrets/*/repositories";
        routes.add(Route.on("GET", selection, "github.repositories.list", SecretEndpoints::selected));
        routes.add(Route.on("PUT", selection, "github.secret.select", SecretEndpoints::select));
        return List.copyOf(routes);
    }

    /** The key's route stands before the names', since nothing may be named {@code public-key}. */
    private static void scope(
            List<Route<GitHubRequest>> routes, String root, int name, Function<GitHubRequest, Scope> scope) {
        routes.add(Route.on(
                "GET", root + "/public-key", "github.secret.key", request -> key(request, scope.apply(request))));
        routes.add(Route.on("GET", root, "github.secret.list", request -> list(request, scope.apply(request))));
        routes.add(
                Route.on("GET", root + "/*", "github.secret.get", request -> get(request, scope.apply(request), name)));
        routes.add(
                Route.on("PUT", root + "/*", "github.secret.put", request -> put(request, scope.apply(request), name)));
        routes.add(Route.on(
                "DELETE",
                root + "/*",
                "github.secret.delete",
                request -> answer(request.host()
                        .secrets()
                        .delete(request.token(), scope.apply(request), request.argument(name)))));
    }

    private static Scope.OfOrganization organization(GitHubRequest request) {
        return new Scope.OfOrganization(request.argument(0));
    }

    private static Answer key(GitHubRequest request, Scope scope) {
        return switch (request.host().secrets().publicKey(request.token(), scope)) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case PublicKey(ScopeKey key) -> {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("key_id", key.keyId());
                json.put("key", Base64.getEncoder().encodeToString(key.publicKey()));
                yield Answer.json(200, json);
            }
        };
    }

    private static Answer list(GitHubRequest request, Scope scope) {
        return listed(
                request, request.host().secrets().list(request.token(), scope), secret -> json(request, scope, secret));
    }

    private static Answer visible(GitHubRequest request) {
        return listed(
                request,
                request.host().secrets().organizationSecretsSeenBy(request.token(), request.repository()),
                secret -> json(request, new Scope.OfRepository(request.repository()), secret));
    }

    private static Answer listed(GitHubRequest request, Listing listing, Function<ActionsSecret, Object> shape) {
        return switch (listing) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case Listed(List<ActionsSecret> secrets) -> GitHubAnswers.page(request, "secrets", secrets, shape);
        };
    }

    private static Answer get(GitHubRequest request, Scope scope, int name) {
        return switch (request.host().secrets().get(request.token(), scope, request.argument(name))) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case Found(ActionsSecret secret) -> Answer.json(200, json(request, scope, secret));
        };
    }

    private static Map<String, @Nullable Object> json(GitHubRequest request, Scope scope, ActionsSecret secret) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", secret.name());
        json.put("created_at", GitHubAnswers.time(secret.createdAt()));
        json.put("updated_at", GitHubAnswers.time(secret.updatedAt()));
        if (scope instanceof Scope.OfOrganization(String login)) {
            Visibility.Kind kind = secret.visibility().kind();
            json.put("visibility", kind.word());
            if (kind == Visibility.Kind.SELECTED) {
                String path = "/orgs/" + login + "/actions/secrets/" + secret.name() + "/repositories";
                json.put("selected_repositories_url", request.base() + path);
            }
        }
        return json;
    }

    private static Answer put(GitHubRequest request, Scope scope, int name) {
        Optional<ObjectNode> body = request.json();
        if (body.isEmpty()) {
            return GitHubAnswers.unparsable();
        }
        JsonNode value = body.get().path("encrypted_value");
        JsonNode keyId = body.get().path("key_id");
        if (!value.isString() || !keyId.isString()) {
            return GitHubAnswers.missing(value.isString() ? "key_id" : "encrypted_value");
        }
        if (!BASE64.matcher(value.stringValue()).matches()) {
            return GitHubAnswers.error(422, "Invalid request.\n\n\"encrypted_value\" is not Base64.");
        }
        Optional<Visibility> visibility =
                scope instanceof Scope.OfOrganization ? visibility(body.get()) : Optional.of(Visibility.ALL);
        return visibility
                .map(seen -> answer(request.host()
                        .secrets()
                        .putSealed(
                                request.token(),
                                scope,
                                request.argument(name),
                                keyId.stringValue(),
                                Base64.getDecoder().decode(value.stringValue()),
                                seen)))
                .orElseGet(() -> GitHubAnswers.missing("visibility"));
    }

    private static Optional<Visibility> visibility(ObjectNode body) {
        for (Visibility.Kind kind : Visibility.Kind.values()) {
            if (kind.word().equals(body.path("visibility").asString(""))) {
                return Optional.of(new Visibility(kind, ids(body)));
            }
        }
        return Optional.empty();
    }

    private static Answer selected(GitHubRequest request) {
        return switch (request.host().secrets().selected(request.token(), organization(request), request.argument(1))) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case RepositoriesFound(List<Repository> repositories) ->
                GitHubAnswers.page(
                        request, "repositories", repositories, each -> OwnerJson.minimal(each, request.base()));
        };
    }

    private static Answer select(GitHubRequest request) {
        return request.json()
                .map(body -> answer(request.host()
                        .secrets()
                        .select(request.token(), organization(request), request.argument(1), ids(body))))
                .orElseGet(GitHubAnswers::unparsable);
    }

    private static Answer answer(Put put) {
        return switch (put) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case Created() -> Answer.json(201, Map.of());
            case Updated(), Deleted() -> Answer.empty(204);
        };
    }

    /** The ids in a list of numbers, which some clients send as strings. */
    private static Set<Long> ids(ObjectNode body) {
        return body.path("selected_repository_ids")
                .valueStream()
                .map(each -> each.asString(""))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }
}
