package dev.keyrota.cli.workbench;

import dev.keyrota.cli.output.Trouble;
import dev.keyrota.config.Configuration;
import dev.keyrota.journal.CanonicalLine;
import dev.keyrota.journal.log.CheckpointSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where Keyrota keeps what it must remember.
 *
 * @param journal the journal's folder
 * @param fingerprintKey a file that is not in it
 */
public record Home(Path journal, Path fingerprintKey) {
    private static final int PATH_DIGITS = 16;

    /**
     * The home of a configuration: {@code --home}, else {@code KEYROTA_HOME}, else the file's {@code home:}, else the user's state folder
     * (XDG Base Directory Specification 0.8). A sandbox's own home comes before {@code KEYROTA_HOME}, so that no simulated fact gets into
     * a real journal, and keeps its fingerprint key beside itself.
     *
     * @param said what the command line said; null for nothing
     */
    public static Home of(Configuration configuration, @Nullable Path said, Surroundings surroundings) {
        Path journal =
                journal(configuration, said, surroundings).toAbsolutePath().normalize();
        return new Home(
                journal,
                configuration.sandbox()
                        ? journal.resolveSibling(journal.getFileName() + ".fingerprint-key")
                        : xdg(surroundings, "XDG_DATA_HOME", ".local/share").resolve("fingerprint-key"));
    }

    /**
     * The signing key's folder of the journal in a folder: each journal has a key of its own, since a key signs one log. A sandbox's is beside
     * its journal, and is found there without the configuration too. A folder that somebody puts beside a journal which has a key leads nobody
     * to another one.
     *
     * @throws Trouble if there are two keys
     */
    public static Path signing(Path journal, boolean sandbox, Surroundings surroundings) {
        Path real = real(journal.toAbsolutePath().normalize());
        Path beside = real.resolveSibling(real.getFileName() + ".signing");
        Path users = xdg(surroundings, "XDG_DATA_HOME", ".local/share")
                .resolve("signing")
                .resolve(new CanonicalLine(real.toString()).hash().substring(0, PATH_DIGITS));
        if (!new CheckpointSigner(users).exists()) {
            return sandbox || Files.isDirectory(beside) ? beside : users;
        }
        if (new CheckpointSigner(beside).exists()) {
            throw Trouble.failed(
                    "two_signing_keys",
                    "this journal has two signing keys, in " + users + " and in " + beside + "; neither was used",
                    "ask who made them; the one that signed the checkpoints which are kept elsewhere is its own, and the other"
                            + " is to be moved away");
        }
        return users;
    }

    /** The same for every way that leads there; of what is not there yet, the folder above it. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            Path above = path.getParent();
            return above == null ? path : real(above).resolve(path.getFileName());
        }
    }

    private static Path journal(Configuration configuration, @Nullable Path said, Surroundings surroundings) {
        if (said != null) {
            return said;
        }
        Path configured = configuration.home();
        String environment = surroundings.variable("KEYROTA_HOME");
        if (configured != null && (configuration.sandbox() || environment.isEmpty())) {
            return configured;
        }
        return environment.isEmpty() ? xdg(surroundings, "XDG_STATE_HOME", ".local/state") : Path.of(environment);
    }

    private static Path xdg(Surroundings surroundings, String variable, String otherwise) {
        String folder = surroundings.variable(variable);
        Path base =
                folder.startsWith("/") ? Path.of(folder) : surroundings.home().resolve(otherwise);
        return base.resolve("keyrota");
    }

    /** Whether a journal is there. */
    public boolean exists() {
        return isJournal(journal);
    }

    /** Whether a folder holds a journal. */
    public static boolean isJournal(Path folder) {
        return Files.exists(folder.resolve("journal.db"));
    }
}
