package dev.keyrota.sandbox;

import java.util.regex.Pattern;

/**
 * Tokens with the vendors' shapes that nobody can take for real ones.
 *
 * <p>Every value that opens something in the sandbox carries the word {@code sandbox} after the vendor's own prefix, or,
 * in the oldest Heroku form, which is a bare UUID, begins with {@code 5a4db0c5-}.
 */
public final class SandboxTokens {

    private static final String UUID_MARK = "5a4db0c5";
    private static final Pattern MARKED = Pattern.compile(
            "(?:HRKU-AAsandbox[0-9A-Za-z_-]{51}|(?:HRKU-)?5a4db0c5-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
                    + "|gh[pousr]_sandbox[0-9A-Za-z]+|sandbox[0-9A-Za-z]{16,})");

    private SandboxTokens() {}

    /** {@code HRKU-AA} and 58 characters, the form since April 2025: 65 in all. */
    public static String herokuCurrent(SeededIds ids) {
        return "HRKU-AAsandbox" + ids.alphanumeric(51);
    }

    /** {@code HRKU-} and a UUID, the form of 2024: 41 in all. */
    public static String herokuPrefixed(SeededIds ids) {
        return "HRKU-" + herokuBare(ids);
    }

    /** A bare UUID, the form before 2024: 36 in all. */
    public static String herokuBare(SeededIds ids) {
        return UUID_MARK + ids.uuid().toString().substring(UUID_MARK.length());
    }

    /** A GitHub token: {@code ghp_} and 36 characters. */
    public static String github(SeededIds ids) {
        return "ghp_sandbox" + ids.alphanumeric(29);
    }

    /** A client secret or another opaque value of 64 characters. */
    public static String opaque(SeededIds ids) {
        return "sandbox" + ids.alphanumeric(57);
    }

    /** Whether the text is, as a whole, a token of a sandbox. A real vendor's token never is. */
    public static boolean looksLikeSandbox(String token) {
        return MARKED.matcher(token).matches();
    }
}
