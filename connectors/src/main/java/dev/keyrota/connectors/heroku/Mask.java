package dev.keyrota.connectors.heroku;

import dev.keyrota.connectors.Secret;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A token of which only the ends are shown: a prefix, ten asterisks, and a suffix that may be empty (Heroku's list
 * since May 2026). Four characters of a suffix are the least that says anything; with fewer it matches nothing, since
 * every token of that prefix would match.
 */
final class Mask implements Predicate<Secret> {
    private static final int SUFFIX_MIN = 4;

    private final byte[] prefix;
    private final byte[] suffix;

    private Mask(byte[] prefix, byte[] suffix) {
        this.prefix = prefix;
        this.suffix = suffix;
    }

    /** The mask that a shown token is; null if it has no asterisk. */
    static @Nullable Mask of(Secret shown) {
        return shown.reveal(text -> Optional.ofNullable(read(text))).orElse(null);
    }

    private static @Nullable Mask read(byte[] text) {
        int first = 0;
        while (first < text.length && text[first] != '*') {
            first++;
        }
        if (first == text.length) {
            return null;
        }
        int end = text.length;
        while (text[end - 1] != '*') {
            end--;
        }
        return new Mask(Arrays.copyOf(text, first), Arrays.copyOfRange(text, end, text.length));
    }

    @Override
    public boolean test(Secret secret) {
        return secret.reveal(value -> suffix.length >= SUFFIX_MIN
                && value.length > prefix.length + suffix.length
                && Arrays.equals(value, 0, prefix.length, prefix, 0, prefix.length)
                && Arrays.equals(value, value.length - suffix.length, value.length, suffix, 0, suffix.length));
    }

    @Override
    public String toString() {
        return "Mask[redacted]";
    }
}
