package dev.keyrota.connectors.session;

import dev.keyrota.connectors.Session;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.SessionId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One variable of a shell: of this process's own environment, or of a file of lines {@code NAME=value} that a shell
 * reads or leaves ({@link EnvironmentFile}).
 */
public final class VariableSession implements Session {
    private static final int FILE_LENGTH_MAX = 1024 * 1024;

    private final SessionId id;
    private final Supplier<Reply<Report>> look;

    private VariableSession(SessionId id, Supplier<Reply<Report>> look) {
        this.id = id;
        this.look = look;
    }

    /**
     * A variable of an environment.
     *
     * @param environment that of this process, from {@code System.getenv()}
     */
    public static VariableSession ofEnvironment(SessionId id, String variable, Map<String, String> environment) {
        return new VariableSession(id, () -> {
            Optional<byte[]> value =
                    Optional.ofNullable(environment.get(variable)).map(text -> text.getBytes(StandardCharsets.UTF_8));
            return report(value, "environment " + variable);
        });
    }

    /** A variable of a file of at most 1 MiB. A file that is not there is a shell that is not open. */
    public static VariableSession ofFile(SessionId id, String variable, Path file) {
        return new VariableSession(id, () -> {
            try (InputStream in = Files.newInputStream(file)) {
                return read(in.readNBytes(FILE_LENGTH_MAX + 1), variable, "file " + file + " " + variable);
            } catch (NoSuchFileException _) {
                return new Reply.Refused<>(Refusal.NOT_FOUND);
            } catch (AccessDeniedException _) {
                return new Reply.Refused<>(Refusal.FORBIDDEN);
            } catch (FileSystemException _) {
                return new Reply.Refused<>(Refusal.UNSUPPORTED);
            } catch (IOException _) {
                return new Reply.Unclear<>(Doubt.UNREADABLE);
            }
        });
    }

    @Override
    public SessionId id() {
        return id;
    }

    @Override
    public Reply<Report> report() {
        return look.get();
    }

    private static Reply<Report> read(byte[] content, String variable, String source) {
        try {
            return content.length > FILE_LENGTH_MAX
                    ? new Reply.Unclear<>(Doubt.UNREADABLE)
                    : report(EnvironmentFile.value(content, variable), source);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static Reply<Report> report(Optional<byte[]> value, String source) {
        return value.map(bytes -> Reports.of(bytes, source)).orElseGet(() -> new Reply.Refused<>(Refusal.NOT_FOUND));
    }
}
