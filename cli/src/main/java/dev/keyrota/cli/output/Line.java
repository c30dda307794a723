package dev.keyrota.cli.output;

import java.util.regex.Pattern;

/**
 * A line as it may be printed, whoever wrote a part of it: nothing in it steers the terminal, and GitHub Actions' runner does not take it
 * for one of its commands, which begin with {@code ::} or hold {@code ##[}.
 */
final class Line {
    /** Control characters but line ends and tabs, half characters, and what turns the direction of writing. */
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

    private Line() {}

    /** The text with a question mark for each character that steers; before colours are put on it. */
    static String printable(String text) {
        return STEERING.matcher(text).replaceAll("?");
    }

    static String safe(String line) {
        String harmless = line.replace("##[", "## [");
        int start = harmless.length() - harmless.stripLeading().length();
        return harmless.startsWith("::", start)
                ? harmless.substring(0, start) + ": :" + harmless.substring(start + 2)
                : harmless;
    }
}
