package dev.keyrota.connectors.heroku;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.Endpoint;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Heroku's Platform API: what all of its calls have in common, and its lists of pages. */
final class Platform {
    /** The longest list that is read. */
    static final int ITEMS_MAX = 5000;

    /** So that the largest page stays well below the largest body that is read; 200 is also Heroku's own default. */
    private static final String FIRST_PAGE = "id ..; max=200";

    private static final int RANGE_LENGTH_MAX = 512;
    private static final int PARTIAL_CONTENT = 206;

    private final Endpoint endpoint;

    Platform(Http http, BaseUrl base) {
        endpoint = http.at(base, new HerokuDialect());
    }

    /** A call with a JSON answer. */
    <T> Reply<T> json(Request request, Secret key, Function<Json, T> reading) {
        return endpoint.json(with(request, key), reading);
    }

    /** A call whose answer is read as a response. */
    <T> Reply<T> call(Request request, Secret key, Function<Response, Reply<T>> reading) {
        return endpoint.call(with(request, key), reading);
    }

    /**
     * Every page of a list. It is unreadable if a page repeats, an id repeats, more than {@value #ITEMS_MAX} items come, or a page says that it is not
     * all and not what comes next (devcenter.heroku.com/articles/platform-api-reference, "Ranges", read 2026-11-22).
     *
     * @param item reads one element
     * @param id tells elements apart
     */
    <T> Reply<List<T>> all(Request request, Secret key, Function<Json, T> item, Function<T, ?> id) {
        List<T> items = new ArrayList<>();
        Set<Object> ids = new HashSet<>();
        Set<String> asked = new HashSet<>();
        for (String range = FIRST_PAGE; range != null; ) {
            asked.add(range);
            Reply<Page> reply = call(request.header("Range", range), key, response -> {
                for (Json each : response.json().items()) {
                    T read = item.apply(each);
                    if (!ids.add(id.apply(read)) || items.size() == ITEMS_MAX) {
                        throw new Unreadable("a list that repeats itself or does not end");
                    }
                    items.add(read);
                }
                return new Reply.Answered<>(new Page(next(response, asked)));
            });
            if (!(reply instanceof Reply.Answered<Page>(var page))) {
                return reply.map(_ -> items);
            }
            range = page.next();
        }
        return new Reply.Answered<>(List.copyOf(items));
    }

    /** @param next the range to ask for next; null at the end */
    private record Page(@Nullable String next) {}

    private static @Nullable String next(Response response, Set<String> asked) {
        String next = response.header("next-range").orElse(null);
        if (next == null && response.status() == PARTIAL_CONTENT) {
            throw new Unreadable("a part of a list that does not say how to go on");
        }
        if (next != null && (next.length() > RANGE_LENGTH_MAX || !Request.fitsHeader(next) || asked.contains(next))) {
            throw new Unreadable("a list that goes on in a circle or nowhere");
        }
        return next;
    }

    private static Request with(Request request, Secret key) {
        return request.header("Accept", "application/vnd.heroku+json; version=3")
                .bearer(key);
    }
}
