package dev.keyrota.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The main of another process on a journal. It does what its standard input says, a command a line:
 *
 * <pre>
 *   lease ACCOUNT   takes the lease       epoch N | held by HOLDER
 *   append COUNT    under the last lease  one number a line, each when its fact is durable
 *   lock FILE       byte 0, and no more   locked
 * </pre>
 */
public final class JournalProcess {
    private final Journal journal;
    private @Nullable Lease lease;
    private @Nullable FileChannel locked;

    private JournalProcess(Journal journal) {
        this.journal = journal;
    }

    /** Runs until standard input ends. The only argument is the journal's folder. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Journal journal = SqliteJournal.open(Path.of(arguments[0]), InstantSource.system())) {
            JournalProcess process = new JournalProcess(journal);
            System.out.println("open");
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                process.obey(command.substring(0, command.indexOf(' ')), command.substring(command.indexOf(' ') + 1));
            }
        }
    }

    private void obey(String command, String argument) throws IOException {
        switch (command) {
            case "lease" -> lease(argument);
            case "append" -> append(Integer.parseInt(argument));
            case "lock" -> lock(Path.of(argument));
            default -> throw new IllegalArgumentException(command);
        }
    }

    private void lease(String account) {
        try {
            lease = journal.lease(
                    account,
                    new Holder("child", "laptop", ProcessHandle.current().pid()));
            System.out.println("epoch " + lease.epoch());
        } catch (LeaseHeldException e) {
            System.out.println("held by " + e.holder());
        }
    }

    private void append(int count) {
        if (lease == null) {
            throw new IllegalStateException("lease first");
        }
        for (int i = 0; i < count; i++) {
            System.out.println(
                    lease.append(JournalContract.RUN, JournalContract.CLEARED).seq());
        }
    }

    private void lock(Path file) throws IOException {
        locked = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        System.out.println(locked.tryLock(0, 1, false) == null ? "refused" : "locked");
    }
}
