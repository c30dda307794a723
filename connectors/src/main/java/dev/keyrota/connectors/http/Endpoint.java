package dev.keyrota.connectors.http;

import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.function.Function;

/** One vendor at one address. Made by {@link Http#at}. */
public final class Endpoint {
    private final Http http;
    private final BaseUrl base;
    private final Dialect dialect;

    Endpoint(Http http, BaseUrl base, Dialect dialect) {
        this.http = http;
        this.base = base;
        this.dialect = dialect;
    }

    /**
     * Makes a call whose answer is a JSON document.
     *
     * @param reading of a 2xx; what it throws as {@link Unreadable} is {@code Unclear(UNREADABLE)}
     */
    public <T> Reply<T> json(Request request, Function<Json, T> reading) {
        return call(request, response -> new Reply.Answered<>(reading.apply(response.json())));
    }

    /** Makes a call and reads a 2xx; everything else is classified here. */
    public <T> Reply<T> call(Request request, Function<Response, Reply<T>> reading) {
        return exchange(request, response -> classify(request, response, reading));
    }

    /**
     * Makes a call and hands every answer, whatever its status, to a reading; only where there was none is the reply
     * made here. For questions whose answer is in a refusal.
     */
    public <T> Reply<T> exchange(Request request, Function<Response, Reply<T>> reading) {
        return http.send(base, request, response -> {
            try {
                return reading.apply(response);
            } catch (Unreadable _) {
                return new Reply.Unclear<>(Doubt.UNREADABLE);
            }
        });
    }

    /**
     * What an answer means (PROTOCOL.md, "Answers"): for readings of {@link #exchange} that are not concerned with it.
     */
    public <T> Reply<T> classify(Request request, Response response, Function<Response, Reply<T>> reading) {
        int status = response.status();
        if (status >= 200 && status < 300) {
            return reading.apply(response);
        }
        if (status >= 300 && status < 400) {
            return new Reply.Unclear<>(Doubt.REDIRECTED);
        }
        if (status == 408) {
            return new Reply.Unclear<>(Doubt.TIMEOUT);
        }
        return status >= 400 && status < 500 ? refused(response) : failed(request, response);
    }

    private <T> Reply<T> refused(Response response) {
        Refusal why = response.status() == 429 ? Refusal.RATE_LIMITED : dialect.refusal(response);
        if (why == null) {
            return new Reply.Refused<>(Refusal.EDGE_BLOCKED);
        }
        return why == Refusal.RATE_LIMITED
                ? new Reply.Refused<>(why, dialect.retryAfter(response))
                : new Reply.Refused<>(why);
    }

    /**
     * A 5xx. A page in place of an answer to a read changed nothing; for a mutation the page may come from a router
     * that had passed the request on, so only an edge that says it blocked the request is believed.
     */
    private static <T> Reply<T> failed(Request request, Response response) {
        boolean blocked =
                response.isBlockedByEdge() || (request.isRead() && response.status() == 503 && response.isPage());
        return blocked ? new Reply.Refused<>(Refusal.EDGE_BLOCKED) : new Reply.Unclear<>(Doubt.SERVER_ERROR);
    }
}
