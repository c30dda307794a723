package dev.keyrota.protocol;

import java.util.List;

/** Patterns for descriptions: {@code *} stands for any text, everything else for itself. */
final class Patterns {
    private Patterns() {}

    static boolean anyFits(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> fits(pattern, text));
    }

    static boolean fits(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(text);
        }
        if (!text.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        String end = parts[parts.length - 1];
        return text.length() - at >= end.length() && text.endsWith(end);
    }
}
