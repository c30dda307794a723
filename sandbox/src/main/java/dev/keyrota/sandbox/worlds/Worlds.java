package dev.keyrota.sandbox.worlds;

import dev.keyrota.sandbox.SeededIds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The worlds that ship with the sandbox, and those of files. */
public final class Worlds {

    /** The world of 2026-07-01, 09:00 UTC, in which the shell session holds another live key. */
    public static final String DEFAULT = "session-drift";

    /** The names of all worlds that ship. */
    public static final List<String> SHIPPED = List.of(
            "clean",
            DEFAULT,
            "session-pinned-to-old",
            "orphan",
            "two-same-descriptions",
            "empty-suffix-mask",
            "ambiguous-mask",
            "old-dead",
            "wrong-scope",
            "approval-vault",
            "github-shadow",
            "foreign-key-in-vault",
            "rate-limited",
            "config-vars");

    private Worlds() {}

    /**
     * Loads a world at the time its file says.
     *
     * @param nameOrFile a name of {@link #SHIPPED}, or a path
     * @param seed all tokens and ids that the file does not give are drawn from it
     */
    public static World load(String nameOrFile, long seed) {
        return load(nameOrFile, seed, null);
    }

    /**
     * Loads a world.
     *
     * @param asOf what its clock shows, null for what the file says
     * @throws IllegalArgumentException with a sentence for the user where there is no such world, or its file says
     *     something that cannot be
     */
    public static World load(String nameOrFile, long seed, @Nullable Instant asOf) {
        WorldFile file;
        try {
            file = WorldText.read(text(nameOrFile), Worlds::shipped);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the world " + nameOrFile + " cannot be read: " + e.getMessage(), e);
        }
        try {
            return new WorldBuilder(file, new SeededIds(seed)).build(asOf == null ? file.asOf() : asOf);
        } catch (NullPointerException e) {
            throw new IllegalArgumentException(
                    "the world " + nameOrFile + " lacks something that a world needs; worlds/clean.yaml shows all", e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the world " + nameOrFile + " cannot be: " + e.getMessage(), e);
        }
    }

    private static String text(String nameOrFile) {
        if (SHIPPED.contains(nameOrFile)) {
            return shipped(nameOrFile);
        }
        try {
            return Files.readString(Path.of(nameOrFile));
        } catch (NoSuchFileException _) {
            throw new IllegalArgumentException(
                    "no such file, and the worlds that ship are " + String.join(", ", SHIPPED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shipped(String name) {
        try (InputStream in = Worlds.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("no world of this name ships: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
