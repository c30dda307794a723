package dev.keyrota.journal.log;

import dev.keyrota.journal.CanonicalLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;

/**
 * The main of another process that signs. Its arguments are the signing key's folder, and
 *
 * <pre>
 *   hold          keeps the folder locked           locked
 *   LINES COUNT   signs a log that grows each time  ready, and after a line of input: signed COUNT
 * </pre>
 */
public final class SigningProcess {
    private SigningProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (arguments[1].equals("hold")) {
            try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE)) {
                System.out.println(channel.tryLock() == null ? "refused" : "locked");
                System.in.read();
            }
            return;
        }
        System.out.println("ready");
        System.in.read();
        int count = Integer.parseInt(arguments[2]);
        for (int i = 0; i < count; i++) {
            new CheckpointSigner(folder).sign(() -> grown(Path.of(arguments[1])), new Random());
        }
        System.out.println("signed " + count);
    }

    private static AuditLog grown(Path lines) {
        try {
            List<String> before = Files.exists(lines) ? Files.readAllLines(lines) : List.of();
            Files.writeString(
                    lines, "{\"seq\":" + before.size() + "}\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return AuditLog.ofLines(
                    Files.readAllLines(lines).stream().map(CanonicalLine::new).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
