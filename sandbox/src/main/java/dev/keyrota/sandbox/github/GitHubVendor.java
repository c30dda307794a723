package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.Route;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.Vendor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's REST API, as far as rotation needs it.
 *
 * <p>It takes {@code token} and {@code Bearer}, the bare path, {@code /api/v3} and the absolute form, both versions of the
 * API, and percent-encoded slashes in a segment, because real clients send them; it refuses a call without a
 * {@code User-Agent}, as the real one does.
 */
public final class GitHubVendor implements Vendor<GitHubHost> {

    private static final List<Route<GitHubRequest>> ROUTES = Stream.of(
                    SecretEndpoints.ALL, RunEndpoints.ALL, RepositoryEndpoints.ALL, AppEndpoints.ALL)
            .flatMap(List::stream)
            .toList();

    private record Hit(Route<GitHubRequest> route, List<String> arguments) {}

    @Override
    public String name() {
        return "github";
    }

    @Override
    public Optional<String> callName(Call call) {
        return hit(call, Target.of(call)).map(hit -> hit.route().callName());
    }

    @Override
    public Answer answer(GitHubHost host, Call call) {
        Target target = Target.of(call);
        Optional<Hit> hit = hit(call, target);
        if (hit.filter(found -> found.route().path().getFirst().equals("_apis")).isPresent()) {
            return hit.get().route().answer().apply(request(host, call, target, hit.get()));
        }
        if (call.header("user-agent").isEmpty()) {
            return GitHubAnswers.error(
                    403,
                    "Request forbidden by administrative rules. Please make sure your request has a User-Agent header");
        }
        String token = GitHubRequest.token(call);
        boolean free = target.segments().equals(List.of("rate_limit"));
        boolean exhausted = !free && host.spend(token, true).isExhausted();
        RateWindow window = host.spend(token, free);
        Answer answer = exhausted ? rateLimited() : versioned(host, call, target, hit);
        return described(host, call, token, window, answer);
    }

    @Override
    public Answer failure(int status) {
        return GitHubAnswers.error(status, status >= 500 ? "Server Error" : "The sandbox was told to answer so.");
    }

    /** Its callers are users and Apps, never Heroku authorizations. */
    @Override
    public Optional<String> caller(GitHubHost host, Call call) {
        return Optional.empty();
    }

    private static Answer versioned(GitHubHost host, Call call, Target target, Optional<Hit> hit) {
        String version = call.header("x-github-api-version").orElse(GitHubRequest.VERSION_2022);
        if (!version.equals(GitHubRequest.VERSION_2022) && !version.equals(GitHubRequest.VERSION_2026)) {
            return GitHubAnswers.error(400, "\"" + version + "\" is not a supported version of the API.");
        }
        if (target.segments().isEmpty()) {
            return Answer.json(200, Map.of("current_user_url", target.base() + "/user"));
        }
        return hit.map(found -> found.route().answer().apply(request(host, call, target, found)))
                .orElseGet(GitHubAnswers::notFound);
    }

    private static GitHubRequest request(GitHubHost host, Call call, Target target, Hit hit) {
        return new GitHubRequest(host, call, target, hit.arguments());
    }

    private static Optional<Hit> hit(Call call, Target target) {
        for (Route<GitHubRequest> route : ROUTES) {
            Optional<List<String>> arguments = route.matching(call.method(), target.segments());
            if (arguments.isPresent()) {
                return Optional.of(new Hit(route, arguments.get()));
            }
        }
        return deep(call, target);
    }

    /** Routes whose last argument is all the rest of the path. */
    private static Optional<Hit> deep(Call call, Target target) {
        for (Route<GitHubRequest> route : RepositoryEndpoints.DEEP) {
            int depth = route.path().size();
            if (target.segments().size() > depth) {
                Optional<List<String>> arguments =
                        route.matching(call.method(), target.segments().subList(0, depth));
                if (arguments.isPresent()) {
                    List<String> more = new ArrayList<>(arguments.get());
                    more.add(String.join(
                            "/",
                            target.segments().subList(depth, target.segments().size())));
                    return Optional.of(new Hit(route, List.copyOf(more)));
                }
            }
        }
        return Optional.empty();
    }

    private static Answer rateLimited() {
        return GitHubAnswers.error(403, "API rate limit exceeded for user ID 1.");
    }

    private static Answer described(
            GitHubHost host, Call call, @Nullable String token, RateWindow window, Answer answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers());
        headers.put("X-RateLimit-Limit", List.of(Integer.toString(window.limit())));
        headers.put("X-RateLimit-Remaining", List.of(Integer.toString(window.remaining())));
        headers.put("X-RateLimit-Used", List.of(Integer.toString(window.used())));
        headers.put("X-RateLimit-Reset", List.of(Long.toString(window.reset().getEpochSecond())));
        headers.put("X-RateLimit-Resource", List.of("core"));
        headers.put(
                "X-GitHub-Request-Id",
                List.of(new SeededIds(window.used()).fork(call.path()).hex(20)));
        if (host.admit(token) instanceof HostAnswer.Admitted(GitHubToken known)
                && known.kind() == GitHubToken.Kind.CLASSIC) {
            headers.put("X-OAuth-Scopes", List.of(String.join(", ", known.scopes())));
        }
        return new Answer(answer.status(), headers, answer.body());
    }
}
