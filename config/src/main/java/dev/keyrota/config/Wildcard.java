package dev.keyrota.config;

/**
 * A text with gaps: a pattern of descriptions or tickets.
 *
 * @param pattern 1 to 200 printable characters; {@code *} stands for any text, also none
 */
public record Wildcard(String pattern) {
    public Wildcard {
        Shape.WILDCARD.require("", pattern);
    }

    /** Whether a whole text fits. Takes time proportional to the product of the lengths at most. */
    public boolean matches(String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }

    @Override
    public String toString() {
        return pattern;
    }
}
