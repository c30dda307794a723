package dev.keyrota.cli.output;

import java.util.regex.Pattern;

/**
 * Text that somebody else wrote (descriptions, hosts, names of apps), as it may be shown: without control characters, escape
 * sequences and characters that turn the direction of writing, on one line, and no longer than a line.
 */
public final class Foreign {
    private static final int LENGTH_MAX = 100;
    private static final Pattern ESCAPE =
            Pattern.compile("\u001b(\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(\u0007|\u001b\\\\)?|.?)");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

    private Foreign() {}

    /** The text, safe to print. */
    public static String text(String text) {
        String plain = whole(text.length() > 4 * LENGTH_MAX ? text.substring(0, 4 * LENGTH_MAX) : text);
        if (plain.codePointCount(0, plain.length()) <= LENGTH_MAX) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, LENGTH_MAX - 1)) + "…";
    }

    /** As {@link #text}, and of any length: for records, in which what is left out is lost. */
    public static String whole(String text) {
        return UNPRINTABLE
                .matcher(ESCAPE.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
