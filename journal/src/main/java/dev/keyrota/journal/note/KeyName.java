package dev.keyrota.journal.note;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The names of keys, and the short ids that tell keys of one name apart (C2SP signed-note, "Signatures"). */
final class KeyName {
    /** The type of an Ed25519 key. */
    static final byte ED25519 = 1;

    static final int ID_LENGTH = 4;
    private static final int LENGTH_MAX = 255;

    private KeyName() {}

    /** Whether a key may be called this: one to 255 characters that can be seen, none of them a blank or a plus sign. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LENGTH_MAX
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || Character.getType(c) == Character.SURROGATE);
    }

    /** The first four bytes of SHA-256 of the name, a line end, the key's type and the key. */
    static byte[] id(String name, byte[] typeAndKey) {
        ByteArrayOutputStream hashed = new ByteArrayOutputStream();
        hashed.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        hashed.write('\n');
        hashed.writeBytes(typeAndKey);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(hashed.toByteArray());
            return Arrays.copyOf(hash, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The type of an Ed25519 key, and the key. */
    static byte[] typed(byte[] key) {
        byte[] typed = new byte[key.length + 1];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return typed;
    }
}
