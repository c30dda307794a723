package dev.keyrota.connectors.heroku;

import dev.keyrota.connectors.Issuer.Kept;
import dev.keyrota.connectors.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The forms of Heroku's keys, wherever they stand in a value: {@code HRKU-} and what follows, and a bare UUID, which is how keys looked until
 * 2024 and how much else looks too.
 *
 * @see <a href="https://devcenter.heroku.com/changelog-items/3175">Token format change (read 2026-11-22)</a>
 */
final class KeyForm {
    private static final byte[] PREFIX = "HRKU-".getBytes(StandardCharsets.US_ASCII);
    private static final int UUID = 36;

    /** A prefix and a UUID: the shorter of the two forms that have one. */
    private static final int PREFIXED = 41;

    private KeyForm() {}

    /** The keys that a value holds; the value is wiped. */
    static List<Kept> in(Secret value, String place) {
        try (value) {
            return value.reveal(bytes -> in(bytes, place));
        }
    }

    private static List<Kept> in(byte[] bytes, String place) {
        List<Kept> kept = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = lengthAt(bytes, at);
            if (length > 0) {
                byte[] key = Arrays.copyOfRange(bytes, at, at + length);
                kept.add(new Kept(place, Secret.of(key), startsWith(bytes, at)));
                Arrays.fill(key, (byte) 0);
            }
            at += Math.max(1, length);
        }
        return kept;
    }

    /** How long the key is that begins here; 0 if none does. */
    private static int lengthAt(byte[] bytes, int at) {
        if (at > 0 && isWord(bytes[at - 1])) {
            return 0;
        }
        int end = at;
        while (end < bytes.length && isWord(bytes[end])) {
            end++;
        }
        int length = end - at;
        boolean prefixed = startsWith(bytes, at) && length >= PREFIXED;
        return prefixed || (length == UUID && isUuid(bytes, at)) ? length : 0;
    }

    private static boolean startsWith(byte[] bytes, int at) {
        return bytes.length - at >= PREFIX.length
                && Arrays.equals(bytes, at, at + PREFIX.length, PREFIX, 0, PREFIX.length);
    }

    private static boolean isWord(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '-' || b == '_';
    }

    private static boolean isUuid(byte[] bytes, int at) {
        for (int i = 0; i < UUID; i++) {
            byte b = bytes[at + i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hex = (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
            if (dash ? b != '-' : !hex) {
                return false;
            }
        }
        return true;
    }
}
