package dev.keyrota.sandbox.heroku;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.heroku.HerokuReply.Answered;
import dev.keyrota.sandbox.heroku.HerokuReply.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns replies into HTTP answers. */
final class HerokuAnswers {

    private HerokuAnswers() {}

    static <T> Answer of(HerokuReply<T> reply, int status, Function<T, ?> shape) {
        return switch (reply) {
            case Answered<T>(T value) -> Answer.json(status, shape.apply(value));
            case Refused<T>(int refused, String id, String message, String resource) ->
                error(refused, id, message, resource);
        };
    }

    /** A list, or the page of it that the call's {@code Range} asks for. */
    static <T> Answer page(
            HerokuReply<List<T>> reply,
            HerokuRequest request,
            String property,
            Function<T, String> key,
            Function<T, Map<String, @Nullable Object>> shape) {
        return switch (reply) {
            case Answered<List<T>>(List<T> all) -> paged(all, request, property, key, shape);
            case Refused<List<T>>(int status, String id, String message, String resource) ->
                error(status, id, message, resource);
        };
    }

    static Answer error(int status, String id, String message, String resource) {
        return Answer.json(status, HerokuJson.error(id, message, resource));
    }

    private static <T> Answer paged(
            List<T> all,
            HerokuRequest request,
            String property,
            Function<T, String> key,
            Function<T, Map<String, @Nullable Object>> shape) {
        String range = request.call().header("range").orElse("");
        int pageSize = request.account().policy().pageSize();
        Optional<Page<T>> cut = Page.cut(all, range, property, key, pageSize);
        if (cut.isEmpty()) {
            return error(416, "requested_range_not_satisfiable", "The range could not be satisfied: " + range, "");
        }
        Page<T> page = cut.get();
        Answer answer = Answer.json(
                        page.nextRange().isPresent() ? 206 : 200,
                        page.items().stream().map(shape).toList())
                .with("Accept-Ranges", property)
                .with("Content-Range", page.contentRange());
        return page.nextRange().map(next -> answer.with("Next-Range", next)).orElse(answer);
    }
}
