package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.github.HostAnswer.Refused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The forms that GitHub's answers have in common. */
final class GitHubAnswers {

    private GitHubAnswers() {}

    /** {@code {message, documentation_url, status}}. */
    static Answer refused(Refused refused) {
        return error(refused.status(), refused.message());
    }

    static Answer error(int status, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", message);
        body.put("documentation_url", "https://docs.github.com/rest");
        body.put("status", Integer.toString(status));
        return Answer.json(status, body);
    }

    static Answer notFound() {
        return refused(Refused.notFound());
    }

    static Answer unparsable() {
        return error(400, "Problems parsing JSON");
    }

    /** 422 because {@code field} is missing. */
    static Answer missing(String field) {
        return error(422, "Invalid request.\n\n\"" + field + "\" wasn't supplied.");
    }

    /**
     * One page of a list under {@code key}, beside {@code total_count}, with the links to the others.
     *
     * @param shape how one of them looks
     */
    static <T> Answer page(GitHubRequest request, String key, List<T> all, Function<T, ?> shape) {
        Page page = Page.of(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("total_count", all.size());
        body.put(key, page.of(all).stream().map(shape).toList());
        return page.linked(Answer.json(200, body), request, all.size());
    }

    /** One page of a list that is the whole body. */
    static <T> Answer page(GitHubRequest request, List<T> all, Function<T, ?> shape) {
        Page page = Page.of(request);
        List<?> shown = page.of(all).stream().map(shape).toList();
        return page.linked(Answer.json(200, shown), request, all.size());
    }

    /** RFC 3339 in whole seconds, as GitHub tells every time. */
    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
