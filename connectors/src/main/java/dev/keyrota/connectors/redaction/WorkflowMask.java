package dev.keyrota.connectors.redaction;

import dev.keyrota.connectors.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * Tells the runner of GitHub Actions to take a secret out of the job's log, each of its lines and its base64. The command that says so is
 * itself not shown in the log (docs.github.com, "Workflow commands for GitHub Actions", read 2026-11-22). For a job of GitHub Actions
 * only: elsewhere it would show the secret.
 */
public final class WorkflowMask implements Consumer<Secret> {
    private static final byte[] COMMAND = "::add-mask::".getBytes(StandardCharsets.US_ASCII);

    private final PrintStream runner;

    /** @param runner a stream that the runner reads, normally standard error */
    public WorkflowMask(PrintStream runner) {
        this.runner = runner;
    }

    @Override
    public void accept(Secret secret) {
        byte[] commands = secret.reveal(WorkflowMask::commands);
        synchronized (runner) {
            runner.writeBytes(commands);
            runner.flush();
        }
        Arrays.fill(commands, (byte) 0);
    }

    private static byte[] commands(byte[] secret) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int from = 0;
        for (int i = 0; i <= secret.length; i++) {
            if (i == secret.length || secret[i] == '\n' || secret[i] == '\r') {
                command(out, Arrays.copyOfRange(secret, from, i));
                from = i + 1;
            }
        }
        command(out, Base64.getEncoder().encode(secret));
        return out.toByteArray();
    }

    /** The runner undoes the escape of the percent sign; a short line would blacken the whole log and is left. */
    private static void command(ByteArrayOutputStream out, byte[] line) {
        if (line.length < 4) {
            return;
        }
        out.writeBytes(COMMAND);
        for (byte b : line) {
            if (b == '%') {
                out.writeBytes("%25".getBytes(StandardCharsets.US_ASCII));
            } else {
                out.write(b);
            }
        }
        out.write('\n');
    }
}
