package dev.keyrota.cli.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The four files that the sandbox writes beside its configuration, as the vendors that gave these credentials: the only ones that hold a
 * secret by right. Such a file holds one credential and nothing else, so that no leak hides in it.
 */
final class VendorFile {
    private static final Set<String> NAMES =
            Set.of("infisical-client-id", "infisical-client-secret", "github-token", "session.env");
    private static final Pattern ONE_CREDENTIAL = Pattern.compile("(?:[A-Z_]{1,40}=)?[0-9A-Za-z_-]{1,100}\n?");

    private VendorFile() {}

    static boolean is(Path file) throws IOException {
        Path folder = file.getParent();
        return folder != null
                && folder.getFileName().toString().endsWith(".d")
                && NAMES.contains(file.getFileName().toString())
                && ONE_CREDENTIAL
                        .matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .matches();
    }
}
