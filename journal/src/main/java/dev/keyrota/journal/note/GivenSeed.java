package dev.keyrota.journal.note;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A source of chance that gives out one seed. The JDK makes the public half of an Ed25519 key only together with a new private one, and
 * takes that from a source of chance alone; this is how it makes the pair of a private key that is there already.
 */
final class GivenSeed extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final transient byte[] seed;

    GivenSeed(byte[] seed) {
        this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (bytes.length != seed.length) {
            throw new IllegalStateException("this JDK makes Ed25519 keys of " + bytes.length + " bytes of chance");
        }
        System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }

    /** Of no seed but its own, which is not shown. */
    @Override
    public String toString() {
        return "GivenSeed";
    }

    /** Makes the seed unreadable as far as this object is concerned. */
    void forget() {
        Arrays.fill(seed, (byte) 0);
    }
}
