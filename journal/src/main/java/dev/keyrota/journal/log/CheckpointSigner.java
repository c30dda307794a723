package dev.keyrota.journal.log;

import dev.keyrota.journal.note.Checkpoint;
import dev.keyrota.journal.note.NoteException;
import dev.keyrota.journal.note.SignedNote;
import dev.keyrota.journal.note.SigningKey;
import dev.keyrota.journal.note.VerifierKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Signs the checkpoints of one log with a key in a folder of its own, and remembers the last one: it never signs two that contradict each
 * other. Safe for use by many threads and processes.
 */
public final class CheckpointSigner {
    /** A file lock keeps other processes out, and is no use between the threads of one. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final Path folder;
    private final SigningFiles files;

    /** @param folder the key's own; made when it is first needed */
    public CheckpointSigner(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.files = new SigningFiles(new OwnersFolder(this.folder));
    }

    public Path folder() {
        return folder;
    }

    /** Whether there is, or was, a key. */
    public boolean exists() {
        return files.isUsed();
    }

    /** The public half of each key there ever was, the newest last. @throws SigningException if they cannot be read */
    public List<VerifierKey> keys() {
        try {
            return files.keys();
        } catch (IOException e) {
            throw SigningException.unusable(folder, e);
        }
    }

    /** Where all checkpoints are that were signed. */
    public CheckpointFile checkpoints() {
        return new CheckpointFile(files.checkpoints());
    }

    /**
     * Signs the log as it is now, after the proof that it goes on from the last checkpoint. A key is made where there never was one. The
     * same log is not signed twice: the last checkpoint is returned again.
     *
     * @param log the whole journal
     * @param chance makes the key
     * @throws SigningException if the log was cut off or rewritten, or the key cannot be used: nothing was signed
     */
    public Signed sign(AuditLog log, RandomGenerator chance) {
        return locked(log, () -> files.hasKey() ? sign(log, files.key()) : replaceKey(log, chance));
    }

    private Signed sign(AuditLog log, SigningKey key) throws IOException {
        return new Signed(sign(log, List.of(key)), log.checkpoint(), key.verifier(), false);
    }

    /**
     * Puts a fresh key in the place of the one there is. Both sign one checkpoint, which shows whoever was given both keys that they speak of
     * the same log; then the old one is gone. After a crash in between, asking again ends it.
     *
     * @throws SigningException as for {@link #sign}
     */
    public Signed rotateKey(AuditLog log, RandomGenerator chance) {
        return locked(log, () -> replaceKey(log, chance));
    }

    private Signed replaceKey(AuditLog log, RandomGenerator chance) throws IOException {
        SigningKey old = files.hasKey() ? files.key() : null;
        SigningKey next = files.next(log.origin(), chance);
        SignedNote note = sign(log, old == null ? List.of(next) : List.of(old, next));
        files.replaceKey();
        return new Signed(note, log.checkpoint(), next.verifier(), old == null);
    }

    private SignedNote sign(AuditLog log, List<SigningKey> keys) throws IOException {
        List<VerifierKey> verifiers = keys.stream().map(SigningKey::verifier).toList();
        SignedNote last = files.last(verifiers.getFirst());
        mustGoOn(log, last, verifiers.getFirst());
        SignedNote note = SignedNote.sign(log.checkpoint().text(), keys);
        // A log that did not grow keeps its note: after a change of keys, that is the one which both have signed.
        SignedNote kept =
                last != null && last.text().equals(note.text()) && isSignedByAll(last, verifiers) ? last : note;
        files.remember(kept, verifiers);
        return kept;
    }

    private static boolean isSignedByAll(SignedNote note, List<VerifierKey> keys) {
        try {
            return note.verify(keys).containsAll(keys);
        } catch (NoteException _) {
            return false;
        }
    }

    private void mustGoOn(AuditLog log, @Nullable SignedNote last, VerifierKey key) {
        if (!key.name().equals(log.origin())) {
            throw SigningException.inconsistent("its first fact is not the one that its key was made for");
        }
        if (last == null) {
            return;
        }
        Checkpoint before = checkpoint(last);
        String what = switch (log.agreement(before)) {
            case FITS -> null;
            case OTHER_LOG -> "its first fact is another one";
            case CUT_OFF -> "it has " + log.size() + " facts, and had " + before.size();
            case REWRITTEN -> "one of its first " + before.size() + " facts is not as it was";
        };
        if (what != null) {
            throw SigningException.inconsistent(what);
        }
        mustBeProven(before, log);
    }

    /** By the same proof that an outsider would be given, and their verifier. */
    private static void mustBeProven(Checkpoint before, AuditLog log) {
        boolean grown = log.tree()
                .consistency((int) before.size(), log.size())
                .proves(before.root(), log.tree().root());
        if (!grown) {
            throw SigningException.inconsistent("no proof leads from " + before.size() + " facts to " + log.size());
        }
    }

    private Checkpoint checkpoint(SignedNote note) {
        try {
            return Checkpoint.parse(note.text());
        } catch (NoteException e) {
            throw SigningException.damaged(folder, e);
        }
    }

    /** Work on the folder's files. */
    private interface Work {
        Signed done() throws IOException;
    }

    private Signed locked(AuditLog log, Work work) {
        if (log.size() == 0) {
            throw SigningException.empty();
        }
        IN_THIS_PROCESS.lock();
        try (FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            return work.done();
        } catch (IOException e) {
            throw SigningException.unusable(folder, e);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}
