package dev.keyrota.connectors.heroku;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one list page by page. It is unreadable if a page or an id comes twice, more than {@value #ITEMS_MAX} items
 * come, or a page says that it is not all and not what comes next
 * (devcenter.heroku.com/articles/platform-api-reference, "Ranges", read 2026-11-22). Used once, by one thread.
 */
final class Paging<T> {
    /** The longest list that is read. */
    static final int ITEMS_MAX = 20_000;

    /** So that the largest page stays well below the largest body that is read; 200 is also Heroku's own default. */
    private static final String FIRST_PAGE = "id ..; max=200";

    private static final int RANGE_LENGTH_MAX = 512;
    private static final int PARTIAL_CONTENT = 206;

    private final Function<Json, T> item;
    private final Function<T, ?> id;
    private final List<T> items = new ArrayList<>();
    private final Set<Object> ids = new HashSet<>();
    private final Set<String> asked = new HashSet<>();

    /**
     * A list that is not read yet.
     *
     * @param item reads one element
     * @param id tells elements apart
     */
    Paging(Function<Json, T> item, Function<T, ?> id) {
        this.item = item;
        this.id = id;
    }

    /**
     * A whole list.
     *
     * @param at Heroku's time of the last page; null if it did not say
     */
    record Whole<T>(List<T> items, @Nullable Instant at) {}

    /** @param next the range to ask for next; null at the end */
    private record Page(@Nullable String next, @Nullable Instant at) {}

    Reply<Whole<T>> all(Platform platform, Request request, Secret key) {
        String range = FIRST_PAGE;
        while (true) {
            asked.add(range);
            Reply<Page> reply = platform.call(request.header("Range", range), key, this::page);
            if (!(reply instanceof Reply.Answered<Page>(var page))) {
                return reply.map(_ -> new Whole<>(List.of(), null));
            }
            if (page.next() == null) {
                return new Reply.Answered<>(new Whole<>(List.copyOf(items), page.at()));
            }
            range = page.next();
        }
    }

    private Reply<Page> page(Response response) {
        for (Json each : response.json().items()) {
            T read = item.apply(each);
            if (!ids.add(id.apply(read)) || items.size() == ITEMS_MAX) {
                throw new Unreadable("a list that repeats itself or does not end");
            }
            items.add(read);
        }
        return new Reply.Answered<>(new Page(next(response), response.date()));
    }

    private @Nullable String next(Response response) {
        String next = response.header("next-range").orElse(null);
        if (next == null && response.status() == PARTIAL_CONTENT) {
            throw new Unreadable("a part of a list that does not say how to go on");
        }
        if (next != null && (next.length() > RANGE_LENGTH_MAX || !Request.fitsHeader(next) || asked.contains(next))) {
            throw new Unreadable("a list that goes on in a circle or nowhere");
        }
        return next;
    }
}
