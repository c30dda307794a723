package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Route;
import dev.keyrota.sandbox.github.HostAnswer.Admitted;
import dev.keyrota.sandbox.github.HostAnswer.Refused;
import dev.keyrota.sandbox.github.HostAnswer.RepositoriesFound;
import dev.keyrota.sandbox.github.HostAnswer.RepositoryFound;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The routes for users, repositories, branches, environments and the workflow files. */
final class RepositoryEndpoints {

    static final List<Route<GitHubRequest>> ALL = List.of(
            Route.on("GET", "user", "github.user", RepositoryEndpoints::user),
            Route.on("GET", "rate_limit", "github.rate-limit", RepositoryEndpoints::rateLimit),
            Route.on("GET", "orgs/*/repos", "github.repositories.list", RepositoryEndpoints::owned),
            Route.on("GET", "repos/*/*", "github.repository.get", RepositoryEndpoints::repository),
            Route.on("GET", "repos/*/*/environments", "github.environments.list", RepositoryEndpoints::environments));

    /** These have as many segments as the branch's or the file's own name. */
    static final List<Route<GitHubRequest>> DEEP = List.of(
            Route.on("GET", "repos/*/*/git/ref", "github.ref.get", RepositoryEndpoints::ref),
            Route.on("GET", "repos/*/*/contents", "github.contents.read", RepositoryEndpoints::contents));

    private RepositoryEndpoints() {}

    private static Answer user(GitHubRequest request) {
        return switch (request.host().admit(request.token())) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case Admitted(GitHubToken token)
            when token.kind() == GitHubToken.Kind.INSTALLATION -> GitHubAnswers.error(403, token.refusal());
            case Admitted(GitHubToken token) -> Answer.json(200, OwnerJson.self(token.login(), request.base()));
        };
    }

    /** The version of 2026 has dropped {@code rate}, which repeated {@code resources.core}. */
    private static Answer rateLimit(GitHubRequest request) {
        RateWindow window = request.host().spend(request.token(), true);
        Map<String, Object> core = new LinkedHashMap<>();
        core.put("limit", window.limit());
        core.put("used", window.used());
        core.put("remaining", window.remaining());
        core.put("reset", window.reset().getEpochSecond());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("resources", Map.of("core", core, "search", core));
        if (!request.version().equals(GitHubRequest.VERSION_2026)) {
            json.put("rate", core);
        }
        return Answer.json(200, json);
    }

    private static Answer owned(GitHubRequest request) {
        return switch (request.host().repositories(request.token(), request.argument(0))) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case RepositoriesFound(List<Repository> all) ->
                GitHubAnswers.page(request, all, each -> OwnerJson.minimal(each, request.base()));
        };
    }

    private static Answer repository(GitHubRequest request) {
        return in(request, repository -> Answer.json(200, OwnerJson.full(repository, request.base())));
    }

    private static Answer in(GitHubRequest request, Function<Repository, Answer> shape) {
        return switch (request.host().repository(request.token(), request.repository())) {
            case Refused refused -> GitHubAnswers.refused(refused);
            case RepositoryFound(Repository repository) -> shape.apply(repository);
        };
    }

    private static Answer environments(GitHubRequest request) {
        return in(
                request,
                repository -> GitHubAnswers.page(
                        request, "environments", repository.environments(), each -> environment(request, each)));
    }

    private static Map<String, @Nullable Object> environment(
            GitHubRequest request, Repository.DeploymentEnvironment environment) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        int id = environment.name().hashCode() & Integer.MAX_VALUE;
        json.put("id", id);
        json.put("node_id", "EN_" + id);
        json.put("name", environment.name());
        json.put("url", request.base() + "/repos/" + request.repository() + "/environments/" + environment.name());
        json.put("html_url", OwnerJson.web(request.base()) + "/" + request.repository() + "/deployments");
        json.put("created_at", "2026-01-05T08:00:00Z");
        json.put("updated_at", "2026-01-05T08:00:00Z");
        List<Object> rules = environment.reviewed()
                ? List.of(Map.of("id", id, "node_id", "GA_" + id, "type", "required_reviewers"))
                : List.of();
        json.put("protection_rules", rules);
        return json;
    }

    /** A branch by its whole name: the rest of the path after {@code heads/}, slashes and all. */
    private static Answer ref(GitHubRequest request) {
        return in(
                request,
                repository -> repository
                        .branch("refs/" + request.argument(2))
                        .map(branch -> {
                            String git = request.base() + "/repos/" + repository.fullName() + "/git";
                            Map<String, Object> json = new LinkedHashMap<>();
                            json.put("ref", "refs/heads/" + branch.name());
                            json.put("node_id", "REF_" + branch.name());
                            json.put("url", git + "/refs/heads/" + branch.name());
                            json.put(
                                    "object",
                                    Map.of(
                                            "type",
                                            "commit",
                                            "sha",
                                            branch.sha(),
                                            "url",
                                            git + "/commits/" + branch.sha()));
                            return Answer.json(200, json);
                        })
                        .orElseGet(GitHubAnswers::notFound));
    }

    /** The workflow files are the only files. Any branch and any commit of one shows the same. */
    private static Answer contents(GitHubRequest request) {
        return in(request, repository -> {
            Optional<Workflow> workflow = repository.workflows().stream()
                    .filter(each -> each.path().equals(request.argument(2)))
                    .findFirst();
            return workflow.filter(_ -> knows(repository, request.parameter("ref")))
                    .map(each -> Answer.json(200, file(request, repository, each)))
                    .orElseGet(GitHubAnswers::notFound);
        });
    }

    private static boolean knows(Repository repository, Optional<String> ref) {
        return ref.isEmpty()
                || repository.branch(ref.get()).isPresent()
                || repository.branches().stream()
                        .anyMatch(branch -> branch.sha().equals(ref.get()));
    }

    private static Map<String, @Nullable Object> file(GitHubRequest request, Repository repository, Workflow workflow) {
        byte[] text = workflow.text().getBytes(StandardCharsets.UTF_8);
        String url = request.base() + "/repos/" + repository.fullName();
        String blob = OwnerJson.web(request.base()) + "/" + repository.fullName() + "/blob/"
                + repository.defaultBranch().name() + "/" + workflow.path();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "file");
        json.put("encoding", "base64");
        json.put("size", text.length);
        json.put("name", workflow.file());
        json.put("path", workflow.path());
        json.put("content", Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(text) + "\n");
        json.put("sha", gitId(text));
        json.put("url", url + "/contents/" + workflow.path());
        json.put("git_url", url + "/git/blobs/" + gitId(text));
        json.put("html_url", blob);
        json.put("download_url", null);
        Map<String, @Nullable Object> links = new LinkedHashMap<>();
        links.put("self", url + "/contents/" + workflow.path());
        links.put("git", url + "/git/blobs/" + gitId(text));
        links.put("html", blob);
        json.put("_links", links);
        return json;
    }

    /** The id that git gives to a file of this content. */
    static String gitId(byte[] content) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sha1.digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
