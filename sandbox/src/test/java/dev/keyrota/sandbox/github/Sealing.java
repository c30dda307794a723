package dev.keyrota.sandbox.github;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** The client's half of a sealed box, for tests. */
final class Sealing {

    private Sealing() {}

    static byte[] seal(byte[] message, byte[] recipient, byte[] ephemeralSecret) {
        X25519PrivateKeyParameters secret = new X25519PrivateKeyParameters(ephemeralSecret);
        byte[] ephemeral = secret.generatePublicKey().getEncoded();
        SealedBox.Stream stream =
                new SealedBox.Stream(SealedBox.boxKey(secret, recipient), SealedBox.nonce(ephemeral, recipient));
        byte[] hidden = stream.apply(message);
        return ByteBuffer.allocate(ephemeral.length + SealedBox.TAG_BYTES + hidden.length)
                .put(ephemeral)
                .put(stream.tag(hidden))
                .put(hidden)
                .array();
    }

    static String sealed(String message, String publicKeyBase64) {
        byte[] ephemeral = new byte[32];
        ephemeral[3] = 7;
        return Base64.getEncoder()
                .encodeToString(seal(
                        message.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Base64.getDecoder().decode(publicKeyBase64),
                        ephemeral));
    }
}
