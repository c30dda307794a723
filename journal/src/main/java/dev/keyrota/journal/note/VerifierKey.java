package dev.keyrota.journal.note;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key that verifies notes: {@code NAME+ID+BASE64} on one line, for example
 * {@code PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW}. Ed25519 (RFC 8032); other types are refused.
 */
public final class VerifierKey {
    static final int LENGTH = 32;

    /** What stands before the 32 bytes of an Ed25519 key in X.509's form (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] id;
    private final byte[] typed;
    private final PublicKey key;

    private VerifierKey(String name, byte[] typed, PublicKey key) {
        this.name = name;
        this.id = KeyName.id(name, typed);
        this.typed = typed;
        this.key = key;
    }

    /**
     * A key as it was written down.
     *
     * @throws NoteException if it is none, its id is not its own, or it is of a type other than Ed25519
     */
    public static VerifierKey parse(String text) throws NoteException {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !KeyName.isName(parts[0]) || !parts[1].matches("[0-9a-f]{8}")) {
            throw new NoteException("not a verifier key: it has the form NAME+ID+BASE64");
        }
        byte[] typed = base64(parts[2]);
        if (typed.length != LENGTH + 1 || typed[0] != KeyName.ED25519) {
            throw new NoteException("not a verifier key of Ed25519");
        }
        VerifierKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.idText().equals(parts[1])) {
            throw new NoteException("not a verifier key: its id is not that of its name and key");
        }
        return key;
    }

    /** @param raw 32 bytes */
    static VerifierKey of(String name, byte[] raw) throws NoteException {
        byte[] encoded = Arrays.copyOf(X509, X509.length + LENGTH);
        System.arraycopy(raw, 0, encoded, X509.length, LENGTH);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            return new VerifierKey(name, KeyName.typed(raw), key);
        } catch (GeneralSecurityException _) {
            throw new NoteException("not a verifier key of Ed25519");
        }
    }

    private static byte[] base64(String text) throws NoteException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw new NoteException("not a verifier key: its last part is not base64");
        }
    }

    /** Whose key it is; for a log, its origin. */
    public String name() {
        return name;
    }

    byte[] id() {
        return id.clone();
    }

    /** Eight hexadecimal digits that tell it from other keys of its name. */
    public String idText() {
        return HexFormat.of().formatHex(id);
    }

    /** Whether this key would have made a signature of that name and id. */
    boolean isOf(NoteSignature signature) {
        return name.equals(signature.name()) && Arrays.equals(id, signature.id());
    }

    /** Whether the signature is this key's over the message. */
    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException _) {
            // The JDK's word for a signature that cannot be one, such as one of another length.
            return false;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Java 15 and later have Ed25519", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(typed, that.typed);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Arrays.hashCode(typed);
    }

    /** {@code NAME+ID+BASE64}, which is public. */
    @Override
    public String toString() {
        return name + "+" + idText() + "+" + Base64.getEncoder().encodeToString(typed);
    }
}
