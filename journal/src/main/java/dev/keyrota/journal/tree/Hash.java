package dev.keyrota.journal.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash of the tree. What is hashed begins with a byte that tells a leaf from a node, so that neither passes for the other. */
public final class Hash {
    /** How many bytes a hash has. */
    public static final int LENGTH = 32;

    /** The root of the tree without leaves: the hash of nothing. */
    public static final Hash OF_NOTHING = new Hash(sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of a leaf, of what it stands for. */
    public static Hash leaf(byte[] data) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(data));
    }

    /** The hash of a node above two others. */
    static Hash node(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /**
     * A hash as it was written down.
     *
     * @throws IllegalArgumentException if there are not {@link #LENGTH} bytes
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has " + LENGTH + " bytes, and not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Its {@link #LENGTH} bytes, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
