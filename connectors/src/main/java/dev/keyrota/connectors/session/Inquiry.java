package dev.keyrota.connectors.session;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A question to a program that may answer with a secret. It gets of our environment what a desktop's programs need, and nothing that we log
 * in with. It may ask the person who sits there, so that it gets some time.
 */
final class Inquiry {
    /** A person may have to unlock a keychain, or to say that we may look. A gate, whose evidence is good for a minute, asks twice. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long what a program that has ended wrote may take to come to us. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final int LENGTH_MAX = Secret.LENGTH_MAX + 1024;

    private static final Set<String> VARIABLES = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "DBUS_SESSION_BUS_ADDRESS",
            "XDG_RUNTIME_DIR",
            "XDG_DATA_DIRS",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "XAUTHORITY");

    private final Duration patience;

    /** @param patience how long the program may take */
    Inquiry(Duration patience) {
        this.patience = patience;
    }

    /** What a program said, wiped when it is closed. Neither a record nor printed: it may be a secret. */
    static final class Outcome implements AutoCloseable {
        private final int exit;
        private final byte[] out;
        private final boolean complained;

        private Outcome(int exit, byte[] out, boolean complained) {
            this.exit = exit;
            this.out = out;
            this.complained = complained;
        }

        int exit() {
            return exit;
        }

        /** What it wrote to standard output, itself and no copy. */
        byte[] out() {
            return out;
        }

        /** Whether it wrote anything to standard error. What that was is nobody's to repeat. */
        boolean complained() {
            return complained;
        }

        @Override
        public void close() {
            Arrays.fill(out, (byte) 0);
        }
    }

    /**
     * Asks.
     *
     * @return {@code UNSUPPORTED} where there is no such program; {@code FORBIDDEN} where it was not done in time, and was ended: nobody has
     *     let us in; {@code UNREADABLE} where it said more than a secret can be
     */
    Reply<Outcome> of(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(VARIABLES);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return ended(process);
        } catch (IOException _) {
            return new Reply.Refused<>(Refusal.UNSUPPORTED);
        }
    }

    private Reply<Outcome> ended(Process process) {
        FutureTask<byte[]> out = begun(() -> whole(process.getInputStream()));
        boolean answered = false;
        FutureTask<Long> err = begun(() -> process.getErrorStream().transferTo(OutputStream.nullOutputStream()));
        try {
            if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return new Reply.Refused<>(Refusal.FORBIDDEN);
            }
            // What it has started may hold its streams after its end.
            long complaints = err.get(REST.toNanos(), TimeUnit.NANOSECONDS);
            byte[] said = out.get(REST.toNanos(), TimeUnit.NANOSECONDS);
            answered = true;
            return new Reply.Answered<>(new Outcome(process.exitValue(), said, complaints > 0));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reply.Unclear<>(Doubt.TIMEOUT);
        } catch (TimeoutException _) {
            return new Reply.Refused<>(Refusal.FORBIDDEN);
        } catch (ExecutionException _) {
            return new Reply.Unclear<>(Doubt.UNREADABLE);
        } finally {
            process.destroyForcibly();
            if (!answered) {
                wipe(out);
            }
        }
    }

    /** What came too late, or comes yet, is nobody's. */
    private static void wipe(FutureTask<byte[]> out) {
        Thread.startVirtualThread(() -> {
            try {
                Arrays.fill(out.get(), (byte) 0);
            } catch (InterruptedException | ExecutionException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static <T> FutureTask<T> begun(Callable<T> reading) {
        FutureTask<T> task = new FutureTask<>(reading);
        Thread.startVirtualThread(task);
        return task;
    }

    private static byte[] whole(InputStream in) throws IOException {
        byte[] buffer = new byte[LENGTH_MAX + 1];
        try (in) {
            int length = in.readNBytes(buffer, 0, buffer.length);
            if (length > LENGTH_MAX) {
                throw new IOException("more than a secret can be");
            }
            return Arrays.copyOf(buffer, length);
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }
}
