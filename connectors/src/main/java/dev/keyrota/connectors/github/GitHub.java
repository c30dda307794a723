package dev.keyrota.connectors.github;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.Endpoint;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * GitHub's REST API as one login reaches it. Several secrets of one account share it, and with it the App's token and the connections.
 * Safe for use by many threads.
 */
public final class GitHub {
    /** GitHub itself. */
    public static final String URL = "https://api.github.com";

    private static final int PAGES_MAX = 50;
    private static final Pattern NEXT = Pattern.compile("<[^<>]*>[^<>,]*;\\s*rel=\"?next\"?");

    private final Http http;
    private final Endpoint endpoint;
    private final ApiVersion version;
    private final GitHubLogin login;

    private GitHub(Http http, Endpoint endpoint, ApiVersion version, GitHubLogin login) {
        this.http = http;
        this.endpoint = endpoint;
        this.version = version;
        this.login = login;
    }

    /**
     * With a token: a personal one, a fine-grained one, or the {@code GITHUB_TOKEN} of a workflow.
     *
     * @param base normally {@value #URL}
     */
    public static GitHub withToken(Http http, BaseUrl base, ApiVersion version, Secret token) {
        return new GitHub(http, http.at(base, new GitHubDialect()), version, new TokenLogin(token));
    }

    /**
     * As a GitHub App.
     *
     * @param base normally {@value #URL}
     * @param custody is told of each token that the App signs or is given, before it is used
     * @param time our clock, used until GitHub's is known
     */
    public static GitHub asApp(
            Http http, BaseUrl base, ApiVersion version, GitHubApp app, Consumer<Secret> custody, InstantSource time) {
        Endpoint endpoint = http.at(base, new GitHubDialect());
        return new GitHub(
                http, endpoint, version, new AppLogin(endpoint, version, app, custody, new GitHubClock(time)));
    }

    /** The client, for the one place where an answer points elsewhere. */
    Http http() {
        return http;
    }

    ApiVersion version() {
        return version;
    }

    /** A call whose answer is a JSON document. */
    <T> Reply<T> json(Request request, Function<Json, T> reading) {
        return call(request, response -> new Reply.Answered<>(reading.apply(response.json())));
    }

    /** A call of which a 2xx is read; everything else is classified. */
    <T> Reply<T> call(Request request, Function<Response, Reply<T>> reading) {
        return exchange(request, response -> classify(request, response, reading));
    }

    /**
     * A call of which every answer is read. A refused token of an App is replaced once, for mutations too: a 401 says that nothing was
     * done.
     */
    <T> Reply<T> exchange(Request request, Function<Response, Reply<T>> reading) {
        Request dressed = dressed(request, version);
        return login.token().then(token -> {
            Reply<T> reply = endpoint.exchange(dressed.bearer(token), reading);
            return isRefusedAs(Refusal.UNAUTHENTICATED, reply) && login.refused(token)
                    ? login.token().then(fresh -> endpoint.exchange(dressed.bearer(fresh), reading))
                    : reply;
        });
    }

    /** What an answer means, for readings of {@link #exchange} that are not concerned with it. */
    <T> Reply<T> classify(Request request, Response response, Function<Response, Reply<T>> reading) {
        return endpoint.classify(request, response, reading);
    }

    /**
     * A list of several pages, whole or not at all. The address that {@code Link} names is not followed: it only says that there is more.
     *
     * @param perPage as many as surely fit an answer's limit of 1 MiB
     * @param items finds the page's array
     */
    <T> Reply<List<T>> pages(
            Request request, int perPage, Function<Json, List<Json>> items, Function<Json, T> reading) {
        List<T> all = new ArrayList<>();
        Request sized = request.query("per_page", Integer.toString(perPage));
        Reply<Boolean> more = new Reply.Answered<>(true);
        for (int page = 1; page <= PAGES_MAX && more.equals(new Reply.Answered<>(true)); page++) {
            more = call(sized.query("page", Integer.toString(page)), response -> {
                all.addAll(items.apply(response.json()).stream().map(reading).toList());
                return new Reply.Answered<>(response.header("link")
                        .filter(link -> NEXT.matcher(link).find())
                        .isPresent());
            });
        }
        return more.then(
                endless -> endless ? new Reply.Unclear<>(Doubt.UNREADABLE) : new Reply.Answered<>(List.copyOf(all)));
    }

    static Request dressed(Request request, ApiVersion version) {
        return request.header("Accept", "application/vnd.github+json").header("X-GitHub-Api-Version", version.header());
    }

    /** Whether a reply is a refusal for this reason. */
    static boolean isRefusedAs(Refusal why, Reply<?> reply) {
        return reply instanceof Reply.Refused<?> refused && refused.why() == why;
    }
}
