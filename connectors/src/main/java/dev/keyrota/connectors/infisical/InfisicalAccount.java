package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.Endpoint;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One login at one Infisical server, shared by all of its entries: one access token, and which of its APIs the server
 * speaks. Safe for use by many threads.
 */
public final class InfisicalAccount {
    private static final int NO_ROUTE = 404;

    private final Endpoint endpoint;
    private final AccessTokens tokens;
    private volatile @Nullable Edition edition;

    /**
     * A login, which is not made yet.
     *
     * @param base the server, without {@code /api}: for example {@code https://app.infisical.com}
     * @param custody is told of each token that a login brings, before it is used
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public InfisicalAccount(Http http, BaseUrl base, Login login, Consumer<Secret> custody, LongSupplier nanoTime) {
        endpoint = http.at(base, new InfisicalDialect());
        tokens = new AccessTokens(endpoint, login, custody, nanoTime);
    }

    /**
     * Logs in on a thread of its own, so that the first call finds the token there or on its way. What comes of it is
     * told by that call.
     */
    public void ahead() {
        Thread.ofVirtual().start(tokens::current);
    }

    /**
     * One entry of this server.
     *
     * @param chance for salts; a cryptographic one
     */
    public InfisicalVault vault(StoreId id, Entry entry, RandomGenerator chance) {
        return new InfisicalVault(id, this, entry, chance);
    }

    /**
     * Makes a call in the API that the server speaks. While that is not known, v4 is tried and then v3: a route that a
     * server does not have is answered by its framework, without the {@code reqId} that every answer of its own has.
     */
    <T> Reply<T> call(Function<Edition, Request> request, Function<Response, Reply<T>> reading) {
        Edition known = edition;
        List<Edition> editions = known == null ? List.of(Edition.V4, Edition.V3) : List.of(known);
        for (Edition each : editions) {
            Reply<Optional<T>> reply = authorized(request.apply(each), reading);
            if (!(reply instanceof Reply.Answered<Optional<T>>(var found))) {
                return reply.map(Optional::orElseThrow);
            }
            if (found.isPresent()) {
                edition = each;
                return new Reply.Answered<>(found.get());
            }
        }
        edition = null;
        return new Reply.Refused<>(Refusal.EDGE_BLOCKED);
    }

    /** Whether it is known which API the server speaks. */
    boolean isEditionKnown() {
        return edition != null;
    }

    /** Who we are to the server; null if the token does not say. */
    Reply<Optional<String>> identity() {
        return tokens.current().map(token -> Optional.ofNullable(AccessTokens.identity(token)));
    }

    /**
     * Makes a call with the token; where the server says that the token is no good, which it does before it does
     * anything, once more with a new one. Empty for a route that the server does not have.
     */
    <T> Reply<Optional<T>> authorized(Request request, Function<Response, Reply<T>> reading) {
        return tokens.current().then(token -> {
            Reply<Optional<T>> reply = once(request, token, reading);
            boolean refused =
                    reply instanceof Reply.Refused<Optional<T>>(var why, var _) && why == Refusal.UNAUTHENTICATED;
            return refused && tokens.forget(token)
                    ? tokens.current().then(fresh -> once(request, fresh, reading))
                    : reply;
        });
    }

    private <T> Reply<Optional<T>> once(Request request, Secret token, Function<Response, Reply<T>> reading) {
        return endpoint.exchange(
                request.bearer(token),
                response -> isWithoutRoute(response)
                        ? new Reply.Answered<>(Optional.empty())
                        : endpoint.classify(request, response, reading).map(Optional::of));
    }

    private static boolean isWithoutRoute(Response response) {
        String message = response.problem().peek("message").hint();
        return response.status() == NO_ROUTE
                && response.problem().peek("reqId").isNothing()
                && message != null
                && message.startsWith("Route ");
    }
}
