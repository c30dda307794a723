package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.Command;

/** What this program is. */
@Command(
        name = "version",
        description = "Shows the version, the build and the Java it runs on.",
        footer = {"", "Example: keyrota version -o json"})
final class VersionCommand extends Verb {
    VersionCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws IOException {
        Properties build = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                build.load(in);
            }
        }
        String version = build.getProperty("version", "unknown");
        String commit = build.getProperty("commit", "unknown");
        String java = Runtime.version().toString();
        return new Answer(
                ExitCode.DONE,
                JsonDocument.object("name", "keyrota", "version", version, "build", commit, "java", java),
                List.of("keyrota " + version, "build " + commit, "java " + java));
    }
}
