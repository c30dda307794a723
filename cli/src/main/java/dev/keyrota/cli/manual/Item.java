package dev.keyrota.cli.manual;

import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step as a person reads it.
 *
 * @param kind what it is for
 * @param title what it does, in a sentence without an end
 * @param commands lines for bash
 * @param see what to expect
 * @param otherwise what it means if that does not come, and what to do
 */
public record Item(Step.Kind kind, String title, List<String> commands, String see, String otherwise) {
    public Item {
        commands = List.copyOf(commands);
    }

    /** Markdown. */
    List<String> text(int number) {
        List<String> lines = new ArrayList<>(List.of("", "## " + number + ". " + title, "", "```bash"));
        lines.addAll(commands);
        lines.addAll(List.of("```", "", "you should see: " + see, "otherwise: " + otherwise));
        return lines;
    }

    Map<String, @Nullable Object> json(int number) {
        return JsonDocument.object(
                "number", number,
                "kind", Words.of(kind),
                "title", title,
                "commands", commands,
                "expect", see,
                "otherwise", otherwise);
    }
}
