package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which page of a list is asked for.
 *
 * @param number from 1
 * @param size from 1 to 100; 30 where nothing was said
 */
record Page(int number, int size) {

    private static final int SIZE_DEFAULT = 30;
    private static final int SIZE_MAX = 100;

    static Page of(GitHubRequest request) {
        int size = Math.min(number(request, "per_page", SIZE_DEFAULT), SIZE_MAX);
        return new Page(number(request, "page", 1), size);
    }

    private static int number(GitHubRequest request, String name, int byDefault) {
        return request.parameter(name)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .filter(value -> value > 0)
                .orElse(byDefault);
    }

    <T> List<T> of(List<T> all) {
        return all.stream().skip((long) (number - 1) * size).limit(size).toList();
    }

    /** With {@code Link} where there is more than one page. */
    Answer linked(Answer answer, GitHubRequest request, int total) {
        int last = Math.max(1, (total + size - 1) / size);
        List<String> links = new ArrayList<>();
        if (number > 1) {
            links.add(link(request, number - 1, "prev"));
        }
        if (number < last) {
            links.add(link(request, number + 1, "next"));
            links.add(link(request, last, "last"));
        }
        if (number > 1) {
            links.add(link(request, 1, "first"));
        }
        return links.isEmpty() ? answer : answer.with("Link", String.join(", ", links));
    }

    private static String link(GitHubRequest request, int page, String relation) {
        String query = request.call().query().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("page"))
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + encoded(value) + "&"))
                .collect(Collectors.joining());
        String path = request.target().segments().stream().map(Page::encoded).collect(Collectors.joining("/"));
        return "<" + request.base() + "/" + path + "?" + query + "page=" + page + ">; rel=\"" + relation + "\"";
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
