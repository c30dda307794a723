package dev.keyrota.connectors;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A secret value. It prints as {@code Secret[redacted]}, has no equality and no hash of its content, cannot be serialized, and is read
 * only through {@link #reveal}, so that every reading is found by searching for that word.
 *
 * <p>The bytes are wiped by {@link #close} on best effort: the virtual machine and the libraries under it may hold copies.
 */
public final class Secret implements AutoCloseable {
    /** The longest secret there is here, in bytes: what GitHub takes for one secret. */
    public static final int LENGTH_MAX = 48 * 1024;

    private final byte[] bytes;
    private boolean wiped;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A secret of these bytes, which are copied.
     *
     * @throws IllegalArgumentException if there are none, or more than {@value #LENGTH_MAX}; the message holds nothing of them
     */
    public static Secret of(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > LENGTH_MAX) {
            throw new IllegalArgumentException("a secret has 1 to " + LENGTH_MAX + " bytes, not " + bytes.length);
        }
        return new Secret(bytes.clone());
    }

    /** A secret of a text's UTF-8 bytes. For text that a library hands out; the text itself cannot be wiped. */
    public static Secret ofText(CharSequence text) {
        return of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Hands a copy of the bytes to a use and wipes the copy after.
     *
     * @param use must not keep the bytes
     * @throws IllegalStateException if the secret was closed
     */
    public <T> T reveal(Function<byte[], T> use) {
        byte[] copy;
        synchronized (bytes) {
            if (wiped) {
                throw new IllegalStateException("this secret was wiped");
            }
            copy = bytes.clone();
        }
        try {
            return use.apply(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /** The same secret once more, for an owner who wipes it at a time of their own. */
    public Secret copy() {
        return reveal(Secret::of);
    }

    /** Whether it was closed. */
    public boolean isWiped() {
        synchronized (bytes) {
            return wiped;
        }
    }

    /** Whether both hold the same bytes, in constant time for secrets of one length. */
    public boolean sameAs(Secret other) {
        return reveal(mine -> other.reveal(theirs -> MessageDigest.isEqual(mine, theirs)));
    }

    /**
     * Whether it can be a key: 8 to 4,096 visible ASCII characters, without blanks or line ends. Whatever else a vault or a person hands
     * out (a placeholder with blanks, a value with a line end) must not reach a request's header.
     */
    public boolean hasKeyShape() {
        return reveal(value -> {
            boolean visible = value.length >= 8 && value.length <= 4096;
            for (byte b : value) {
                visible &= b > 0x20 && b < 0x7f;
            }
            return visible;
        });
    }

    @Override
    public void close() {
        synchronized (bytes) {
            Arrays.fill(bytes, (byte) 0);
            wiped = true;
        }
    }

    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
