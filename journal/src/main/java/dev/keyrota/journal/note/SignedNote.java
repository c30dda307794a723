package dev.keyrota.journal.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text, and who signed it:
 *
 * <pre>
 * first line of the text
 * last line of the text
 *
 * — NAME BASE64
 * </pre>
 *
 * The text is what was signed, its last line end with it and the blank line without. At most 1 MB and 100 signatures, UTF-8 without
 * control characters (C2SP signed-note).
 */
public final class SignedNote {
    private static final int BYTES_MAX = 1_000_000;
    private static final int SIGNATURES_MAX = 100;

    private final String text;
    private final List<NoteSignature> signatures;

    private SignedNote(String text, List<NoteSignature> signatures) {
        this.text = text;
        this.signatures = List.copyOf(signatures);
    }

    /**
     * A text that one or more keys sign.
     *
     * @param text ends with a line end, and has no control characters beside those
     * @param keys in the order of the signatures; at least one
     * @throws IllegalArgumentException if it could not be read back
     */
    public static SignedNote sign(String text, List<SigningKey> keys) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        SignedNote note = new SignedNote(
                text,
                keys.stream()
                        .map(key -> NoteSignature.of(key.verifier(), key.sign(message)))
                        .toList());
        try {
            if (parse(note.bytes()).equals(note)) {
                return note;
            }
        } catch (NoteException e) {
            throw new IllegalArgumentException(e.sentence(), e);
        }
        throw new IllegalArgumentException("not a text of whole characters");
    }

    /**
     * A note as it was written down. Nothing is verified yet.
     *
     * @throws NoteException if it is none
     */
    public static SignedNote parse(byte[] bytes) throws NoteException {
        if (bytes.length > BYTES_MAX) {
            throw new NoteException("not a signed note: longer than " + BYTES_MAX + " bytes");
        }
        String note = utf8(bytes);
        if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new NoteException("not a signed note: it holds a control character");
        }
        // The last blank line: the text itself may hold others.
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || blank == note.length() - 2) {
            throw new NoteException(
                    "not a signed note: no blank line before the signatures, or no line end after them");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
            signatures.add(NoteSignature.parse(line));
            if (signatures.size() > SIGNATURES_MAX) {
                throw new NoteException("not a signed note: more than " + SIGNATURES_MAX + " signatures");
            }
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    private static String utf8(byte[] bytes) throws NoteException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new NoteException("not a signed note: not UTF-8");
        }
    }

    /**
     * Which of these keys signed it: at least one.
     *
     * @throws NoteException if none did, or a signature that claims to be of one of them is not
     */
    public Set<VerifierKey> verify(Collection<VerifierKey> known) throws NoteException {
        Set<VerifierKey> signers = signers(known);
        if (signers.isEmpty()) {
            throw new NoteException("signed by none of the known keys");
        }
        return signers;
    }

    /**
     * Which of these keys signed it; maybe none. Signatures of other keys say nothing and are passed over.
     *
     * @throws NoteException if a signature that claims to be of one of them is not
     */
    public Set<VerifierKey> signers(Collection<VerifierKey> known) throws NoteException {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        Set<VerifierKey> signers = new LinkedHashSet<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (key.isOf(signature)) {
                    if (!key.verifies(message, signature.signature())) {
                        throw new NoteException("the signature of a known key does not fit the text");
                    }
                    signers.add(key);
                }
            }
        }
        return signers;
    }

    /** What was signed. Believe it after {@link #verify} only. */
    public String text() {
        return text;
    }

    /** The note as it is written down. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedNote note && text.equals(note.text) && signatures.equals(note.signatures);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** As {@link #bytes}. */
    @Override
    public String toString() {
        return text + "\n" + signatures.stream().map(NoteSignature::toString).collect(Collectors.joining());
    }
}
