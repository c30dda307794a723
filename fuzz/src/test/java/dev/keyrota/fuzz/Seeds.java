package dev.keyrota.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Inputs to begin with. */
public final class Seeds {
    private Seeds() {}

    /** Texts in UTF-8. */
    public static List<byte[]> of(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** The one and the other. */
    public static List<byte[]> all(List<byte[]> some, List<byte[]> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The lines of a file of this project, each an input. */
    public static List<byte[]> linesOf(String file) {
        return of(text(file).lines().toArray(String[]::new));
    }

    /** A file of this project, named from its root. */
    public static String text(String file) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An input as text; what is no character is replaced. */
    public static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
