package dev.keyrota.journal.log;

import dev.keyrota.journal.note.NoteException;
import dev.keyrota.journal.note.SignedNote;
import dev.keyrota.journal.note.SigningKey;
import dev.keyrota.journal.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The files of a signer:
 *
 * <pre>
 *   key             the signing key
 *   key.next        the key that is about to take its place; only while one is made
 *   last            the last checkpoint that was signed
 *   checkpoints     all that were signed
 *   verifier-keys   the public half of each key there ever was, the newest last
 *   lock            locked while one is signed
 * </pre>
 *
 * The first key becomes {@code key} after all others are there; so where there is a key, there are they.
 */
record SigningFiles(OwnersFolder folder) {
    private static final String KEY = "key";
    private static final String NEXT = "key.next";
    private static final String LAST = "last";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String PUBLIC = "verifier-keys";

    boolean hasKey() {
        return folder.has(KEY);
    }

    /** Whether there is a key, or was one that has signed. */
    boolean isUsed() {
        return hasKey() || folder.has(PUBLIC);
    }

    /** Makes the folder, and returns the file to lock. */
    Path lock() throws IOException {
        folder.make();
        return folder.made("lock");
    }

    /** Once it is locked: deletes what a crash has left half written. */
    void sweep() throws IOException {
        folder.sweep();
    }

    Path checkpoints() {
        return folder.file(CHECKPOINTS);
    }

    SigningKey key() throws IOException {
        return key(KEY);
    }

    /** The key that is about to take the place of the one there is, made where an earlier try did not come so far. */
    SigningKey next(String name, RandomGenerator chance) throws IOException {
        if (!folder.has(NEXT)) {
            if (!hasKey() && folder.has(PUBLIC)) {
                throw SigningException.missing(folder.file(KEY));
            }
            byte[] line = SigningKey.make(name, chance);
            try {
                folder.write(NEXT, line);
            } finally {
                Arrays.fill(line, (byte) 0);
            }
        }
        return key(NEXT);
    }

    /** From now on the next key is the key, and the one before is gone. A key is not shown as one that signs before it does. */
    void replaceKey(VerifierKey next) throws IOException {
        if (!hasKey()) {
            publish(next);
        }
        folder.rename(NEXT, KEY);
        publish(next);
    }

    private SigningKey key(String name) throws IOException {
        if (!folder.isPrivate(name)) {
            throw SigningException.exposed(folder.file(name));
        }
        byte[] line = folder.read(name);
        try {
            return SigningKey.parse(line);
        } catch (NoteException e) {
            throw SigningException.damaged(folder.file(name), e);
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    /** What was signed last; null only while the first key is being made. */
    @Nullable
    SignedNote last(VerifierKey key) throws IOException {
        for (String name : List.of(LAST, CHECKPOINTS, PUBLIC)) {
            if (isUsed() && !folder.has(name)) {
                throw SigningException.missing(folder.file(name));
            }
        }
        if (!folder.has(LAST)) {
            return null;
        }
        try {
            SignedNote last = SignedNote.parse(folder.read(LAST));
            last.verify(List.of(key));
            return last;
        } catch (NoteException e) {
            throw SigningException.damaged(folder.file(LAST), e);
        }
    }

    /** First what the next signature needs, then what only others need: after a crash in between, {@link #list} is done once more. */
    void remember(SignedNote note) throws IOException {
        folder.write(LAST, note.bytes());
        list(note);
    }

    /** Adds a note to all that were signed, unless it is the last of them already. */
    void list(SignedNote note) throws IOException {
        byte[] before = folder.read(CHECKPOINTS);
        try {
            byte[] addition = CheckpointFile.addition(note, before);
            if (addition.length > 0) {
                byte[] after = Arrays.copyOf(before, before.length + addition.length);
                System.arraycopy(addition, 0, after, before.length, addition.length);
                folder.write(CHECKPOINTS, after);
            }
        } catch (CheckpointFile.OtherFileException e) {
            throw SigningException.damaged(folder.file(CHECKPOINTS), e);
        }
    }

    /** Adds the public half of a key that signs, unless it is there already. */
    void publish(VerifierKey key) throws IOException {
        if (!keys().contains(key)) {
            String lines = new String(folder.read(PUBLIC), StandardCharsets.UTF_8) + key + "\n";
            folder.write(PUBLIC, lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The public half of each key there ever was, the newest last. */
    List<VerifierKey> keys() throws IOException {
        List<VerifierKey> keys = new ArrayList<>();
        for (String line :
                new String(folder.read(PUBLIC), StandardCharsets.UTF_8).lines().toList()) {
            try {
                keys.add(VerifierKey.parse(line));
            } catch (NoteException e) {
                throw SigningException.damaged(folder.file(PUBLIC), e);
            }
        }
        return keys;
    }
}
