package dev.keyrota.cli.output;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command has to say in the end: the same in two forms, of which one is printed on standard output.
 *
 * @param exit how the program ends
 * @param json the document of {@code -o json}; empty where it was printed before
 * @param text lines for people
 */
public record Answer(ExitCode exit, Map<String, ? extends @Nullable Object> json, List<String> text) {
    public Answer {
        text = List.copyOf(text);
    }
}
