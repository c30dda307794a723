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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Signs the checkpoints of one log with a key in a folder of its own, and remembers the last one: with that folder as it left it, it signs
 * no other that contradicts it. Safe for use by many threads and processes.
 */
public final class CheckpointSigner {
    /** A file lock keeps other processes out, and is no use between the threads of one. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final SigningFiles files;
    private final Duration patience;

    /** @param folder the key's own; made when it is first needed */
    public CheckpointSigner(Path folder) {
        this(folder, PATIENCE);
    }

    CheckpointSigner(Path folder, Duration patience) {
        this.patience = patience;
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
     * Signs the log as it is now, if it goes on from the last checkpoint. A key is made where there never was one. The same log is not signed
     * twice: the last checkpoint is returned again.
     *
     * @param log reads the whole journal; asked once no other process signs, so that a later log is never held against an earlier one
     * @param chance makes the key
     * @throws SigningException if the log was cut off or rewritten, or the key cannot be used: nothing was signed
     */
    public Signed sign(Supplier<AuditLog> log, RandomGenerator chance) {
        return locked(log, now -> files.hasKey() ? sign(now) : replaceKey(now, chance));
    }

    private Signed sign(AuditLog log) throws IOException {
        SigningKey key = files.key();
        SignedNote last = before(log, key.verifier());
        return new Signed(sign(log, last, List.of(key)), log.checkpoint(), key.verifier(), false);
    }

    /**
     * Puts a fresh key in the place of the one there is. Both sign one checkpoint, which shows whoever was given both keys that they speak of
     * the same log; then the old one is gone. After a crash in between, asking again ends it.
     *
     * @throws SigningException as for {@link #sign}
     */
    public Signed rotateKey(Supplier<AuditLog> log, RandomGenerator chance) {
        return locked(log, now -> replaceKey(now, chance));
    }

    /** No key is made for a log that the old one refuses: it would lie there, and be taken for the first if the old one were lost. */
    private Signed replaceKey(AuditLog log, RandomGenerator chance) throws IOException {
        SigningKey old = files.hasKey() ? files.key() : null;
        SignedNote last = old == null ? null : before(log, old.verifier());
        SigningKey next = files.next(log.origin(), chance);
        if (old == null) {
            last = before(log, next.verifier());
        }
        SignedNote note = sign(log, last, old == null ? List.of(next) : List.of(old, next));
        files.replaceKey(next.verifier());
        return new Signed(note, log.checkpoint(), next.verifier(), old == null);
    }

    private SignedNote sign(AuditLog log, @Nullable SignedNote last, List<SigningKey> keys) throws IOException {
        SignedNote note = SignedNote.sign(log.checkpoint().text(), keys);
        // A log that did not grow keeps its note: after a change of keys, that is the one which both have signed.
        if (last != null
                && last.text().equals(note.text())
                && isSignedByAll(last, keys.stream().map(SigningKey::verifier).toList())) {
            return last;
        }
        files.remember(note);
        return note;
    }

    private static boolean isSignedByAll(SignedNote note, List<VerifierKey> keys) {
        try {
            return note.verify(keys).containsAll(keys);
        } catch (NoteException _) {
            return false;
        }
    }

    /** The last checkpoint, from which the log goes on; null if there is none. */
    private @Nullable SignedNote before(AuditLog log, VerifierKey key) throws IOException {
        if (!key.name().equals(log.origin())) {
            throw SigningException.inconsistent("its first fact is not the one that its key was made for");
        }
        SignedNote last = files.last(key);
        if (last != null) {
            mustGoOn(log, checkpoint(last));
            // A crash may have come before that.
            files.list(last);
        }
        if (files.hasKey()) {
            files.publish(key);
        }
        return last;
    }

    private static void mustGoOn(AuditLog log, Checkpoint before) {
        String what = switch (log.agreement(before)) {
            case FITS -> null;
            case CUT_OFF -> "it has " + log.size() + " facts, and had " + before.size();
            case OTHER_LOG, REWRITTEN -> "one of its first " + before.size() + " facts is not as it was";
        };
        if (what != null) {
            throw SigningException.inconsistent(what);
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
        Signed on(AuditLog log) throws IOException;
    }

    private Signed locked(Supplier<AuditLog> log, Work work) {
        IN_THIS_PROCESS.lock();
        try (FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.WRITE);
                FileLock _ = Locks.take(channel, patience)) {
            files.sweep();
            AuditLog now = log.get();
            if (now.size() == 0) {
                throw SigningException.empty();
            }
            return work.on(now);
        } catch (Locks.BusyException _) {
            throw SigningException.busy(folder);
        } catch (IOException e) {
            throw SigningException.unusable(folder, e);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}
