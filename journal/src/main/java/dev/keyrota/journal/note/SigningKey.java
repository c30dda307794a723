package dev.keyrota.journal.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * A private key that signs notes. It is written down as {@code PRIVATE+KEY+NAME+ID+BASE64} on one line, the form of Go's
 * {@code golang.org/x/mod/sumdb/note} (2026-11), and shown nowhere: it prints as its public half.
 */
public final class SigningKey {
    private static final String MARK = "PRIVATE+KEY+";
    private static final int SEED_LENGTH = 32;

    /** Before the 32 bytes of a public key in X.509's form stand 12 others (RFC 8410). */
    private static final int X509_LENGTH = 12;

    private final VerifierKey verifier;
    private final PrivateKey key;

    private SigningKey(VerifierKey verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    /**
     * A fresh key, written down, for a file that only its owner can read. The caller fills the bytes with zeros after their use.
     *
     * @throws IllegalArgumentException if a key cannot be called that
     */
    public static byte[] make(String name, RandomGenerator chance) {
        if (!KeyName.isName(name)) {
            throw new IllegalArgumentException("a key's name has neither blanks nor plus signs");
        }
        byte[] seed = new byte[SEED_LENGTH];
        chance.nextBytes(seed);
        byte[] typed = KeyName.typed(seed);
        byte[] encoded = Base64.getEncoder().encode(typed);
        try {
            String start = MARK + name + "+" + of(name, seed).verifier.idText() + "+";
            return line(start.getBytes(StandardCharsets.UTF_8), encoded);
        } finally {
            wipe(seed, typed, encoded);
        }
    }

    private static byte[] line(byte[] start, byte[] rest) {
        byte[] line = Arrays.copyOf(start, start.length + rest.length + 1);
        System.arraycopy(rest, 0, line, start.length, rest.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /**
     * A key as it was written down.
     *
     * @param line stays the caller's, who fills it with zeros
     * @throws NoteException if it is none, or its id is not its own
     */
    public static SigningKey parse(byte[] line) throws NoteException {
        int at = 0;
        String[] head = new String[4];
        for (int i = 0; i < head.length; i++) {
            int plus = indexOf((byte) '+', line, at);
            head[i] = new String(line, at, plus - at, StandardCharsets.UTF_8);
            at = plus + 1;
        }
        int end = line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        byte[] encoded = Arrays.copyOfRange(line, at, Math.max(at, end));
        byte[] typed = decoded(encoded);
        byte[] seed = Arrays.copyOfRange(typed, 1, typed.length);
        try {
            SigningKey key = of(head[2], seed);
            if (!(head[0] + "+" + head[1] + "+").equals(MARK)
                    || typed[0] != KeyName.ED25519
                    || !key.verifier.idText().equals(head[3])) {
                throw new NoteException("not a signing key: its id is not that of its name and key");
            }
            return key;
        } finally {
            wipe(encoded, typed, seed);
        }
    }

    private static int indexOf(byte wanted, byte[] line, int from) throws NoteException {
        for (int i = from; i < line.length; i++) {
            if (line[i] == wanted) {
                return i;
            }
        }
        throw new NoteException("not a signing key");
    }

    private static byte[] decoded(byte[] encoded) throws NoteException {
        try {
            byte[] typed = Base64.getDecoder().decode(encoded);
            if (typed.length == SEED_LENGTH + 1) {
                return typed;
            }
            wipe(typed);
        } catch (IllegalArgumentException _) {
            // Its text would quote the key, so another one is told below.
        }
        throw new NoteException("not a signing key of Ed25519");
    }

    private static SigningKey of(String name, byte[] seed) {
        GivenSeed given = new GivenSeed(seed.clone());
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, given);
            KeyPair pair = generator.generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, X509_LENGTH, encoded.length);
            return new SigningKey(VerifierKey.of(name, raw), pair.getPrivate());
        } catch (GeneralSecurityException | NoteException e) {
            throw new AssertionError("Java 15 and later have Ed25519", e);
        } finally {
            given.forget();
        }
    }

    private static void wipe(byte[]... all) {
        for (byte[] each : all) {
            Arrays.fill(each, (byte) 0);
        }
    }

    /** The public half. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** The 64 bytes of its signature over a message (RFC 8032: the same message has always the same). */
    byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("an Ed25519 key signs every message", e);
        }
    }

    /** Its public half's name and id; nothing of the key itself. */
    @Override
    public String toString() {
        return "SigningKey[" + verifier.name() + "+" + verifier.idText() + "]";
    }
}
