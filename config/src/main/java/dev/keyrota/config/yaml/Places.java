package dev.keyrota.config.yaml;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the value that a flaw speaks of. */
final class Places {
    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|[^.\\[\\]]+");

    private Places() {}

    /**
     * The value at a place such as {@code stores[1].account}, or the nearest that encloses it where the file left it out.
     *
     * @param at seen from {@code start}; empty for {@code start} itself
     */
    static Value find(Value start, String at) {
        Value value = start;
        for (MatchResult step : STEP.matcher(at).results().toList()) {
            Value next =
                    step.group(1) == null ? value.member(step.group()) : value.item(Integer.parseInt(step.group(1)));
            if (next == null) {
                return value;
            }
            value = next;
        }
        return value;
    }
}
