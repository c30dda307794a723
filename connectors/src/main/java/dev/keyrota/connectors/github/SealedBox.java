package dev.keyrota.connectors.github;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.util.Pack;

/**
 * libsodium's {@code crypto_box_seal}, the form in which GitHub takes a secret: only the holder of the recipient's private key opens it.
 *
 * <pre>
 *   epk    = X25519(ephemeral, 9)
 *   nonce  = BLAKE2b-192(epk ‖ recipient)
 *   key    = HSalsa20(X25519(ephemeral, recipient), 0)
 *   sealed = epk (32) ‖ Poly1305 tag (16) ‖ XSalsa20(key, nonce) of the message
 * </pre>
 *
 * <p>Bouncy Castle has the parts and not the whole. Source: libsodium, "Sealed boxes", read 2026-11-22.
 */
final class SealedBox {
    /** How much longer than its message a sealed box is. */
    static final int OVERHEAD = 48;

    /** The length of a public and of a private key. */
    static final int KEY_LENGTH = 32;

    private static final int TAG_LENGTH = 16;
    private static final int NONCE_LENGTH = 24;

    private SealedBox() {}

    /**
     * Seals a message.
     *
     * @param recipient 32 bytes: the public key to seal for
     * @param ephemeral 32 bytes that nobody can guess, used for this one box; the caller wipes them
     * @throws IllegalArgumentException if a key has another length, or the recipient is a point of low order, for which the box would be
     *     open to everybody
     */
    static byte[] seal(byte[] message, byte[] recipient, byte[] ephemeral) {
        if (recipient.length != KEY_LENGTH || ephemeral.length != KEY_LENGTH) {
            throw new IllegalArgumentException("an X25519 key has " + KEY_LENGTH + " bytes");
        }
        byte[] sealed = new byte[OVERHEAD + message.length];
        X25519.scalarMultBase(ephemeral, 0, sealed, 0);
        byte[] shared = new byte[KEY_LENGTH];
        byte[] key = new byte[KEY_LENGTH];
        try {
            if (!X25519.calculateAgreement(ephemeral, 0, recipient, 0, shared, 0)) {
                throw new IllegalArgumentException("the recipient's key is a point of low order");
            }
            hsalsa20(shared, key);
            encrypt(message, key, nonce(sealed, recipient), sealed);
        } finally {
            Arrays.fill(shared, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
        return sealed;
    }

    /** Whether a box for this key is closed: whether it is no point of low order, with which every agreement is zero. */
    static boolean isClosedFor(byte[] recipient) {
        byte[] scalar = new byte[KEY_LENGTH];
        return X25519.calculateAgreement(scalar, 0, recipient, 0, new byte[KEY_LENGTH], 0);
    }

    private static byte[] nonce(byte[] sealed, byte[] recipient) {
        Blake2bDigest digest = new Blake2bDigest(NONCE_LENGTH * 8);
        digest.update(sealed, 0, KEY_LENGTH);
        digest.update(recipient, 0, KEY_LENGTH);
        byte[] nonce = new byte[NONCE_LENGTH];
        digest.doFinal(nonce, 0);
        return nonce;
    }

    /** Bouncy Castle offers the Salsa20 core only with its last addition, which HSalsa20 does not have: it is taken off again. */
    private static void hsalsa20(byte[] shared, byte[] key) {
        int[] state = new int[16];
        state[0] = 0x61707865;
        state[5] = 0x3320646e;
        state[10] = 0x79622d32;
        state[15] = 0x6b206574;
        Pack.littleEndianToInt(shared, 0, state, 1, 4);
        Pack.littleEndianToInt(shared, 16, state, 11, 4);
        int[] mixed = new int[16];
        Salsa20Engine.salsaCore(20, state, mixed);
        int[] words = {0, 5, 10, 15, 6, 7, 8, 9};
        for (int i = 0; i < words.length; i++) {
            Pack.intToLittleEndian(mixed[words[i]] - state[words[i]], key, 4 * i);
        }
        Arrays.fill(state, 0);
        Arrays.fill(mixed, 0);
    }

    private static void encrypt(byte[] message, byte[] key, byte[] nonce, byte[] sealed) {
        XSalsa20Engine cipher = new XSalsa20Engine();
        cipher.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
        byte[] macKey = new byte[KEY_LENGTH];
        cipher.processBytes(macKey, 0, macKey.length, macKey, 0);
        cipher.processBytes(message, 0, message.length, sealed, OVERHEAD);
        Poly1305 mac = new Poly1305();
        mac.init(new KeyParameter(macKey));
        mac.update(sealed, OVERHEAD, message.length);
        mac.doFinal(sealed, OVERHEAD - TAG_LENGTH);
        Arrays.fill(macKey, (byte) 0);
    }
}
