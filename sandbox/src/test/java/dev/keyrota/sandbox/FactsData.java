package dev.keyrota.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * Published descriptions and recordings of the real vendors, which are not ours to ship. They lie in
 * {@code shared/facts/data} beside the repository, or where the environment variable {@code KEYROTA_FACTS_DATA} says. A test
 * that wants one and does not find it is skipped, and says so on standard error.
 */
public final class FactsData {

    private FactsData() {}

    /** The file of this name; skips the running test where it is absent. */
    public static Path file(String name) {
        Path file = folder().resolve(name);
        if (!Files.isReadable(file)) {
            String words = "SKIPPED: " + file + " is absent, so nothing is compared with it";
            System.err.println(words);
            Assumptions.abort(words);
        }
        return file;
    }

    private static Path folder() {
        String named = System.getenv("KEYROTA_FACTS_DATA");
        return named == null ? root().resolveSibling("shared").resolve("facts").resolve("data") : Path.of(named);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no mvnw above the working folder");
        }
        return folder;
    }
}
