package dev.keyrota.journal.note;

import java.util.Arrays;
import java.util.Base64;

/** One signature line of a note: {@code — NAME BASE64(id, signature)}. */
final class NoteSignature {
    static final String MARK = "\u2014 ";

    private final String name;
    private final byte[] blob;

    NoteSignature(String name, byte[] blob) {
        this.name = name;
        this.blob = blob;
    }

    static NoteSignature of(VerifierKey key, byte[] signature) {
        byte[] blob = Arrays.copyOf(key.id(), KeyName.ID_LENGTH + signature.length);
        System.arraycopy(signature, 0, blob, KeyName.ID_LENGTH, signature.length);
        return new NoteSignature(key.name(), blob);
    }

    static NoteSignature parse(String line) throws NoteException {
        String[] parts = line.startsWith(MARK) ? line.substring(MARK.length()).split(" ", -1) : new String[0];
        if (parts.length != 2 || !KeyName.isName(parts[0])) {
            throw new NoteException("not a signed note: a signature line is not NAME BASE64 behind a dash");
        }
        byte[] blob = decoded(parts[1]);
        if (blob.length <= KeyName.ID_LENGTH) {
            throw new NoteException("not a signed note: a signature is too short");
        }
        return new NoteSignature(parts[0], blob);
    }

    /** Only the one form that an encoder writes: a signature that can be written in two ways could be told apart from itself. */
    private static byte[] decoded(String text) throws NoteException {
        try {
            byte[] blob = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(blob).equals(text)) {
                return blob;
            }
        } catch (IllegalArgumentException _) {
            // Told below, as any other form that is not the one.
        }
        throw new NoteException("not a signed note: a signature is not base64");
    }

    String name() {
        return name;
    }

    byte[] id() {
        return Arrays.copyOf(blob, KeyName.ID_LENGTH);
    }

    byte[] signature() {
        return Arrays.copyOfRange(blob, KeyName.ID_LENGTH, blob.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && name.equals(that.name) && Arrays.equals(blob, that.blob);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Arrays.hashCode(blob);
    }

    /** The line, with its end. */
    @Override
    public String toString() {
        return MARK + name + " " + Base64.getEncoder().encodeToString(blob) + "\n";
    }
}
