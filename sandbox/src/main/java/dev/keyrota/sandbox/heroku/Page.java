package dev.keyrota.sandbox.heroku;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One page of a list, cut as the {@code Range} header asks: {@code id ]<last>..; max=2,order=desc}.
 *
 * <p>Sources: devcenter.heroku.com/articles/platform-api-reference#ranges and github.com/h3h/http_range, read 2026-11-22.
 * At most 1,000 a page; {@code ]x..} means strictly after x. A page that is not the last is answered with 206 and the
 * {@code Next-Range} to send back.
 *
 * @param items what is on the page
 * @param contentRange what the page covers, for {@code Content-Range}
 * @param nextRange how to ask for the rest; empty on the last page
 */
record Page<T>(List<T> items, String contentRange, Optional<String> nextRange) {

    private static final int MAX = 1_000;
    private static final Pattern RANGE =
            Pattern.compile("\\s*([a-z_]+)\\s*(?:(\\]?)([^\\s;.]*)\\.\\.(\\[?)([^\\s;]*))?\\s*(?:;(.*))?");
    private static final Pattern LIMIT = Pattern.compile("max=(\\d+)");

    /**
     * Cuts the page.
     *
     * @param range the header's value, empty for none
     * @param property the one property that this list can be ranged by, and its default
     * @param key that property of an item
     * @return empty where the range cannot be satisfied: 416
     */
    static <T> Optional<Page<T>> cut(
            List<T> all, String range, String property, Function<T, String> key, int pageSize) {
        Matcher asked = RANGE.matcher(range.isBlank() ? property + " .." : range);
        if (!asked.matches() || !asked.group(1).equals(property)) {
            return Optional.empty();
        }
        String options = Optional.ofNullable(asked.group(6)).orElse("").replace(" ", "");
        boolean descending = options.contains("order=desc");
        int max = limit(options, pageSize);
        if (max < 1) {
            return Optional.empty();
        }
        Comparator<T> order = Comparator.comparing(key);
        List<T> inRange = within(all.stream(), asked, key, descending)
                .sorted(descending ? order.reversed() : order)
                .toList();
        return Optional.of(page(inRange, property, key, max, descending));
    }

    private static <T> Page<T> page(
            List<T> inRange, String property, Function<T, String> key, int max, boolean descending) {
        List<T> items = inRange.stream().limit(max).toList();
        String first = items.isEmpty() ? "" : key.apply(items.getFirst());
        String last = items.isEmpty() ? "" : key.apply(items.getLast());
        String order = descending ? ",order=desc" : "";
        Optional<String> next = items.size() == inRange.size()
                ? Optional.empty()
                : Optional.of(property + " ]" + last + "..; max=" + max + order);
        return new Page<>(items, property + " " + first + ".." + last + "; max=" + max + order, next);
    }

    private static <T> Stream<T> within(Stream<T> all, Matcher asked, Function<T, String> key, boolean descending) {
        String first = Optional.ofNullable(asked.group(3)).orElse("");
        String last = Optional.ofNullable(asked.group(5)).orElse("");
        boolean afterFirst = "]".equals(asked.group(2));
        Comparator<String> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return all.filter(each -> {
            int fromFirst = first.isEmpty() ? 1 : order.compare(key.apply(each), first);
            int fromLast = last.isEmpty() ? -1 : order.compare(key.apply(each), last);
            return (afterFirst ? fromFirst > 0 : fromFirst >= 0) && fromLast <= 0;
        });
    }

    private static int limit(String options, int pageSize) {
        Matcher limit = LIMIT.matcher(options);
        if (!options.contains("max=")) {
            return pageSize;
        }
        return limit.find() && limit.group(1).length() < 9 ? Math.min(MAX, Integer.parseInt(limit.group(1))) : 0;
    }
}
