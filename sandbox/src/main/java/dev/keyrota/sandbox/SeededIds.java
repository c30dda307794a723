package dev.keyrota.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The only source of ids, tokens and chance in a {@link World}: SplitMix64 from one seed, so that a run can be repeated.
 *
 * <p>Each vendor {@linkplain #fork forks} a source of its own, so that what one vendor draws does not depend on how calls
 * to another were interleaved. A copy goes on exactly as its original would have.
 *
 * <p>It is not secure, and need not be: what it makes opens nothing.
 */
public final class SeededIds {

    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String HEX = "0123456789abcdef";

    private long state;

    /** A source that draws the same for the same seed, on every machine and for ever. */
    public SeededIds(long seed) {
        this.state = seed;
    }

    /** A source of its own for {@code name}; drawing from it does not change this one. */
    public SeededIds fork(String name) {
        long hash = state;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash * 31 + b);
        }
        return new SeededIds(hash);
    }

    /** A source that draws what this one would draw next. */
    public SeededIds copy() {
        return new SeededIds(state);
    }

    /** The next 64 bits. */
    public long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** A number from 0 up to and without {@code bound}, which must be positive. */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, was " + bound);
        }
        return (int) Long.remainderUnsigned(nextLong(), bound);
    }

    /** A UUID of version 4. */
    public UUID uuid() {
        long high = (nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** That many lower-case hexadecimal digits. */
    public String hex(int length) {
        return draw(HEX, length);
    }

    /** That many of {@code [A-Za-z0-9]}. */
    public String alphanumeric(int length) {
        return draw(ALPHANUMERIC, length);
    }

    /** That many bytes. */
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) nextLong();
        }
        return bytes;
    }

    private String draw(String alphabet, int length) {
        StringBuilder drawn = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            drawn.append(alphabet.charAt(nextInt(alphabet.length())));
        }
        return drawn.toString();
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
