package dev.keyrota.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files among the test resources. */
final class Samples {
    private Samples() {}

    static Path good(String name) {
        return folder("good").resolve(name + ".yaml");
    }

    static Stream<Path> allGood() {
        return files("good");
    }

    static Stream<Path> allBad() {
        return files("bad");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a good file, as if it were called {@code keyrota.yaml}. */
    static Configuration read(String name) throws ConfigurationException {
        return ConfigurationReader.parse(Path.of("keyrota.yaml"), text(good(name)));
    }

    /** Reads a text as if it stood in {@code keyrota.yaml}. */
    static Configuration parse(String text) throws ConfigurationException {
        return ConfigurationReader.parse(Path.of("keyrota.yaml"), text);
    }

    private static Stream<Path> files(String folder) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return List.copyOf(files.sorted().toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Samples.class.getResource(name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
