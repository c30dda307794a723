package dev.keyrota.sandbox.github;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.util.Pack;

/**
 * Opens what libsodium's {@code crypto_box_seal} closes, which is how GitHub wants secrets sent.
 *
 * <pre>
 *   sealed  = ephemeral public key (32) ‖ Poly1305 tag (16) ‖ XSalsa20 of the message
 *   nonce   = BLAKE2b-192(ephemeral public key ‖ recipient's public key)
 *   key     = HSalsa20(X25519(ephemeral, recipient), 0)
 *   the first 32 bytes of the key stream are the tag's key, the message takes what follows
 * </pre>
 */
final class SealedBox {

    static final int KEY_BYTES = 32;
    static final int TAG_BYTES = 16;
    private static final int NONCE_BYTES = 24;
    private static final int[] SIGMA =
            Pack.littleEndianToInt("expand 32-byte k".getBytes(StandardCharsets.US_ASCII), 0, 4);

    private SealedBox() {}

    /** The message; empty where the box is too short, was changed, or is for another key. */
    static Optional<byte[]> open(byte[] sealed, byte[] recipientSecret) {
        if (sealed.length < KEY_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        byte[] ephemeral = Arrays.copyOf(sealed, KEY_BYTES);
        byte[] tag = Arrays.copyOfRange(sealed, KEY_BYTES, KEY_BYTES + TAG_BYTES);
        byte[] hidden = Arrays.copyOfRange(sealed, KEY_BYTES + TAG_BYTES, sealed.length);
        X25519PrivateKeyParameters secret = new X25519PrivateKeyParameters(recipientSecret);
        byte[] nonce = nonce(ephemeral, secret.generatePublicKey().getEncoded());
        Stream stream = new Stream(boxKey(secret, ephemeral), nonce);
        return Arrays.equals(tag, stream.tag(hidden)) ? Optional.of(stream.apply(hidden)) : Optional.empty();
    }

    static byte[] nonce(byte[] ephemeral, byte[] recipient) {
        Blake2bDigest digest = new Blake2bDigest(NONCE_BYTES * 8);
        digest.update(ephemeral, 0, ephemeral.length);
        digest.update(recipient, 0, recipient.length);
        byte[] nonce = new byte[NONCE_BYTES];
        digest.doFinal(nonce, 0);
        return nonce;
    }

    /** The key that both sides come to: HSalsa20 of the Diffie-Hellman secret under a nonce of zeros. */
    static byte[] boxKey(X25519PrivateKeyParameters mine, byte[] theirs) {
        byte[] shared = new byte[KEY_BYTES];
        mine.generateSecret(new X25519PublicKeyParameters(theirs), shared, 0);
        int[] key = Pack.littleEndianToInt(shared, 0, 8);
        int[] in = new int[16];
        System.arraycopy(key, 0, in, 1, 4);
        System.arraycopy(key, 4, in, 11, 4);
        for (int i = 0; i < 4; i++) {
            in[i * 5] = SIGMA[i];
        }
        int[] out = in.clone();
        Salsa20Engine.salsaCore(20, in, out);
        // The core adds its input at the end, HSalsa20 does not: take it off again.
        int[] words = {0, 5, 10, 15, 6, 7, 8, 9};
        int[] derived = Arrays.stream(words).map(word -> out[word] - in[word]).toArray();
        return Pack.intToLittleEndian(derived);
    }

    /** XSalsa20 with the first 32 bytes of its key stream set aside for the tag. */
    static final class Stream {

        private final XSalsa20Engine cipher = new XSalsa20Engine();
        private final byte[] tagKey = new byte[KEY_BYTES];

        Stream(byte[] key, byte[] nonce) {
            cipher.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
            cipher.processBytes(new byte[KEY_BYTES], 0, KEY_BYTES, tagKey, 0);
        }

        byte[] apply(byte[] text) {
            byte[] out = new byte[text.length];
            cipher.processBytes(text, 0, text.length, out, 0);
            return out;
        }

        byte[] tag(byte[] hidden) {
            Poly1305 mac = new Poly1305();
            mac.init(new KeyParameter(tagKey));
            mac.update(hidden, 0, hidden.length);
            byte[] tag = new byte[TAG_BYTES];
            mac.doFinal(tag, 0);
            return tag;
        }
    }
}
