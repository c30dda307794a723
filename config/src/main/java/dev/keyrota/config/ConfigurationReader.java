package dev.keyrota.config;

import dev.keyrota.config.problem.Problems;
import dev.keyrota.config.yaml.Document;
import dev.keyrota.config.yaml.Node;
import dev.keyrota.config.yaml.Outline;
import dev.keyrota.config.yaml.Slot;
import dev.keyrota.config.yaml.Value;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads {@code keyrota.yaml}: YAML 1.2, at most {@link ConfigurationFile#LIMIT} bytes of UTF-8, strict. Contacts nothing and resolves no
 * secret.
 */
public final class ConfigurationReader {
    private ConfigurationReader() {}

    /**
     * Reads a file.
     *
     * @param file as the user named it; problems name it so
     * @throws ConfigurationException with every problem that was found; it repeats no value that may be a secret
     */
    public static Configuration read(Path file) throws ConfigurationException {
        Problems problems = new Problems(file);
        Optional<String> text = ConfigurationFile.text(file, problems);
        if (text.isEmpty()) {
            throw new ConfigurationException(problems.inOrder());
        }
        return parse(file, text.get());
    }

    /**
     * Reads a text as if it stood in a file.
     *
     * @param file need not exist; problems name it, and relative paths are seen from its folder
     */
    public static Configuration parse(Path file, String text) throws ConfigurationException {
        Problems problems = new Problems(file);
        if (TokenForms.refuse(text, problems)) {
            throw new ConfigurationException(problems.inOrder());
        }
        Slot<Configuration> read = Document.read(text, problems)
                .map(root -> read(file, root, problems))
                .orElseGet(Slot.Broken::new);
        if (read instanceof Slot.Given<Configuration>(Configuration configuration) && problems.isEmpty()) {
            return configuration;
        }
        throw new ConfigurationException(problems.inOrder());
    }

    private static Slot<Configuration> read(Path file, Node root, Problems problems) {
        return new RootReader(new Origin(file, Outline.of(root)), problems).read(Value.root(root, problems));
    }
}
