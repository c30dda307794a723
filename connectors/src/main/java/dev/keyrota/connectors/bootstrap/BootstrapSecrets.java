package dev.keyrota.connectors.bootstrap;

import dev.keyrota.connectors.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks bootstrap secrets up. Exactly one line end at the end of a value is left out, since editors and {@code echo}
 * write one; any other white space stays and is refused where the secret is used.
 *
 * <p>A file that others on the machine may write is refused: whoever can replace the login can replace the vault. A
 * file that others may read is taken with a warning and not refused, because container platforms mount secrets so
 * (Docker: 0444, Kubernetes: 0644) in a file system that only the container sees.
 */
public final class BootstrapSecrets {
    private final Map<String, String> environment;

    /** @param environment that of this process, from {@code System.getenv()} */
    public BootstrapSecrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The secret in a variable: {@code ${env:NAME}}. */
    public Found variable(String name) {
        String value = environment.get(name);
        if (value == null) {
            return new Found.Missing(
                    "the environment has no variable " + name, "set it, or write the reference to where the secret is");
        }
        return found(value.getBytes(StandardCharsets.UTF_8), "the variable " + name, null);
    }

    /** The secret in a file: {@code ${file:PATH}}. A pipe (such as {@code /dev/fd/3}) is read too. */
    public Found file(Path path) {
        try {
            Set<PosixFilePermission> permissions = permissions(path);
            if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                return new Found.Missing(
                        "everybody on this machine may write the file " + path,
                        "chmod 600 " + path + ", and check what it holds");
            }
            String warning = permissions.contains(PosixFilePermission.OTHERS_READ)
                    ? "everybody on this machine may read the file " + path
                            + "; unless only this container sees it, chmod 600 " + path
                    : null;
            try (InputStream in = Files.newInputStream(path)) {
                return found(in.readNBytes(Secret.LENGTH_MAX + 3), "the file " + path, warning);
            }
        } catch (NoSuchFileException _) {
            return new Found.Missing("there is no file " + path, "write the secret there, or refer to where it is");
        } catch (IOException _) {
            return new Found.Missing(
                    "the file " + path + " cannot be read", "see that it is a file and that this user may read it");
        }
    }

    private static Set<PosixFilePermission> permissions(Path path) throws IOException {
        return Files.isRegularFile(path)
                        && path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.getPosixFilePermissions(path)
                : Set.of();
    }

    private static Found found(byte[] value, String place, @Nullable String warning) {
        int length = withoutLineEnd(value);
        byte[] secret = Arrays.copyOf(value, length);
        try {
            if (length == 0) {
                return new Found.Missing(place + " is empty", "put the secret there");
            }
            if (length > Secret.LENGTH_MAX) {
                return new Found.Missing(
                        place + " holds more than " + Secret.LENGTH_MAX + " bytes",
                        "see that it is the secret and nothing else");
            }
            return new Found.There(Secret.of(secret), warning);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(value, (byte) 0);
        }
    }

    private static int withoutLineEnd(byte[] value) {
        int length = value.length;
        if (length > 0 && value[length - 1] == '\n') {
            length--;
            if (length > 0 && value[length - 1] == '\r') {
                length--;
            }
        }
        return length;
    }
}
