package dev.keyrota.config.problem;

import java.util.regex.Pattern;

/**
 * How a word of the file is named in a message. Only a short word of plain characters is repeated: the keys of the vendors we know have
 * at least 36 characters, so none of them passes.
 */
public final class Quote {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.@{}*:/-]{1,32}");

    private Quote() {}

    /** The word in back quotes, or "this" where it is too long or has other characters. */
    public static String word(String text) {
        return isShort(text) ? "`" + text + "`" : "this";
    }

    /** Whether a word may be repeated. */
    public static boolean isShort(String text) {
        return WORD.matcher(text).matches();
    }
}
