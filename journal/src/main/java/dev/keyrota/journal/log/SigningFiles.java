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
 *   last            the last checkpoint that was signed; where there is a key, there is this
 *   checkpoints     all that were signed
 *   verifier-keys   the public half of each key there ever was, the newest last
 *   lock            locked while one is signed
 * </pre>
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
        return folder.has(KEY) || folder.has(PUBLIC);
    }

    /** Makes the folder, and returns the file to lock. */
    Path lock() throws IOException {
        folder.make();
        return folder.file("lock");
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
            if (!folder.has(KEY) && folder.has(PUBLIC)) {
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

    /** From now on the next key is the key, and the one before is gone. */
    void replaceKey() throws IOException {
        folder.rename(NEXT, KEY);
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
        if (!folder.has(LAST)) {
            if (folder.has(KEY)) {
                throw SigningException.missing(folder.file(LAST));
            }
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

    /** First what the next signature needs, then what only others need: after a crash in between, the same is written once more. */
    void remember(SignedNote note, List<VerifierKey> signers) throws IOException {
        folder.write(LAST, note.bytes());
        try {
            folder.write(CHECKPOINTS, CheckpointFile.with(note, folder.read(CHECKPOINTS)));
        } catch (NoteException e) {
            throw SigningException.damaged(folder.file(CHECKPOINTS), e);
        }
        List<VerifierKey> all = new ArrayList<>(keys());
        signers.stream().filter(key -> !all.contains(key)).forEach(all::add);
        StringBuilder lines = new StringBuilder();
        all.forEach(key -> lines.append(key).append('\n'));
        folder.write(PUBLIC, lines.toString().getBytes(StandardCharsets.UTF_8));
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
