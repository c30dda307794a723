package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.config.ConfigurationTemplate;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a configuration to begin with. */
@Command(
        name = "init",
        description = {
            "Writes a commented configuration to begin with; every setting is explained in it.",
            "It holds no secret, only where each one is found. A file that is there is left as it is."
        },
        footer = {"", "Example: keyrota init", "         keyrota init --config staging.yaml"})
final class InitCommand extends Verb {
    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    InitCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() {
        Path file = desk.configurationFile();
        write(file);
        return new Answer(
                ExitCode.DONE,
                JsonDocument.object("file", file.toString()),
                List.of("wrote " + file, "next: change it to what you have, then keyrota doctor"));
    }

    private void write(Path file) {
        try {
            if (force) {
                Files.writeString(file, ConfigurationTemplate.text());
            } else {
                Files.writeString(file, ConfigurationTemplate.text(), StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException _) {
            throw Trouble.usage(
                    file + " exists and was left as it is", "--force replaces it; --config FILE names another");
        } catch (IOException failure) {
            throw Trouble.failed(
                    "not_written",
                    file + " cannot be written (" + failure.getClass().getSimpleName() + ")",
                    "see that the folder exists and that this user may write there");
        }
    }
}
