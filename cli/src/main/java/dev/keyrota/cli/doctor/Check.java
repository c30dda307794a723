package dev.keyrota.cli.doctor;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking at one thing.
 *
 * @param detail what was seen, or why nothing could be
 * @param remedy what to do; null unless it failed
 */
public record Check(
        String name, Result result, String detail, @Nullable String remedy) {
    public Check {
        detail = Foreign.text(detail);
    }

    /** The three results. */
    public enum Result {
        PASS,
        FAIL,
        SKIP
    }

    static Check pass(String name, String detail) {
        return new Check(name, Result.PASS, detail, null);
    }

    static Check fail(String name, String detail, String remedy) {
        return new Check(name, Result.FAIL, detail, remedy);
    }

    static Check skip(String name, String why) {
        return new Check(name, Result.SKIP, why, null);
    }

    /** For machines. */
    public Map<String, @Nullable Object> json() {
        return JsonDocument.object("name", name, "result", result, "detail", detail, "remedy", remedy);
    }

    /** For people. */
    public List<String> text() {
        String line = "%-4s  %-34s %s".formatted(result.name().toUpperCase(Locale.ROOT), name, detail);
        return remedy == null ? List.of(line) : List.of(line, "      remedy: " + remedy);
    }
}
