package dev.keyrota.cli.rehearsing;

import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.rehearsal.Trial;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many rotations asked what of people: a row of a table. */
record Count(String name, long faults, Map<Trial.Outcome, Long> outcomes) {
    private static final int NAME = 32;

    static Count of(String name, List<Trial> trials) {
        Map<Trial.Outcome, Long> outcomes = new EnumMap<>(Trial.Outcome.class);
        trials.forEach(trial -> outcomes.merge(trial.outcome(), 1L, Long::sum));
        return new Count(name, trials.size(), outcomes);
    }

    /** Only what happened has a column, but for the first three. */
    static List<Trial.Outcome> columns(List<Trial> trials) {
        List<Trial.Outcome> happened = trials.stream().map(Trial::outcome).toList();
        return Arrays.stream(Trial.Outcome.values())
                .filter(outcome -> outcome.compareTo(Trial.Outcome.AFTER_A_PERSON) <= 0 || happened.contains(outcome))
                .toList();
    }

    static String heading(String name, List<Trial.Outcome> columns) {
        StringBuilder line = new StringBuilder(padded(name)).append("  FAULTS");
        columns.forEach(column -> line.append("  ").append(title(column)));
        return line.toString();
    }

    String line(List<Trial.Outcome> columns) {
        StringBuilder line = new StringBuilder(padded(name)).append(right(Long.toString(faults), "FAULTS"));
        columns.forEach(column -> {
            long times = outcomes.getOrDefault(column, 0L);
            line.append(right(times == 0 ? "-" : Long.toString(times), title(column)));
        });
        return line.toString();
    }

    private static String title(Trial.Outcome column) {
        return switch (column) {
            case BY_ITSELF -> "BY ITSELF";
            case STARTED_AGAIN -> "RESTARTED";
            case AFTER_A_PERSON -> "A PERSON";
            case PUT_BACK -> "PUT BACK";
            case LEFT_OPEN -> "LEFT OPEN";
            case BROKEN -> "WOULD BREAK";
        };
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(0, NAME - text.length()));
    }

    private static String right(String text, String title) {
        return " ".repeat(Math.max(1, title.length() + 2 - text.length())) + text;
    }

    /** @param key what {@code name} is called */
    Map<String, @Nullable Object> json(String key) {
        Map<String, @Nullable Object> json = JsonDocument.object(key, name, "faults", faults);
        for (Trial.Outcome each : Trial.Outcome.values()) {
            json.put(each.name().toLowerCase(Locale.ROOT), outcomes.getOrDefault(each, 0L));
        }
        return json;
    }
}
