package dev.keyrota.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The journals of earlier versions, which the module that reads them keeps among its test resources. */
final class OldJournals {
    private OldJournals() {}

    /** Makes a home of a copy. @return the home */
    static Path copy(String name, Path home) throws IOException {
        Files.createDirectories(home);
        Files.copy(file(name + ".db"), home.resolve("journal.db"));
        return home;
    }

    static Path file(String name) {
        return root().resolve("journal/src/test/resources/dev/keyrota/journal/old")
                .resolve(name);
    }

    /** The repository. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no mvnw above");
        }
        return folder;
    }
}
