package dev.keyrota.sandbox.heroku;

import org.jspecify.annotations.Nullable;

/**
 * How a token looks in an answer that is not the one which made it.
 *
 * <p>Heroku's own command line knows a redacted token as a prefix, ten asterisks and a suffix that may be empty
 * ({@code @heroku-cli/command} 13, {@code lib/login.js}, {@code isCurrentOAuthToken}, read 2026-11-22).
 */
public enum TokenDisplay {
    /** The whole token. */
    FULL,
    /** The vendor's prefix, ten asterisks, the last four characters. */
    PREFIX_SUFFIX,
    /** The vendor's prefix and ten asterisks: nothing to tell two tokens apart by. */
    EMPTY_SUFFIX,
    /** No access token at all. */
    NULL;

    private static final String ASTERISKS = "*".repeat(10);
    private static final int SUFFIX_LENGTH = 4;

    /** What an answer shows of {@code token}; null where it shows no access token. */
    public @Nullable String show(String token) {
        return switch (this) {
            case FULL -> token;
            case PREFIX_SUFFIX -> prefix(token) + ASTERISKS + token.substring(token.length() - SUFFIX_LENGTH);
            case EMPTY_SUFFIX -> prefix(token) + ASTERISKS;
            case NULL -> null;
        };
    }

    private static String prefix(String token) {
        if (token.startsWith("HRKU-AA")) {
            return "HRKU-AA";
        }
        return token.startsWith("HRKU-") ? "HRKU-" : "";
    }
}
