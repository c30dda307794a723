package dev.keyrota.config.yaml;

import dev.keyrota.config.problem.Mark;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * The text is no YAML from this place on. The YAML library's own message shows lines of the text, among which may be a secret, so it is
 * translated and never passed on.
 */
final class MalformedException extends Exception {
    /** Beginnings of the library's sentences, which are constants of it, and what they mean to a person. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("found a key after", "a tab stands where only spaces may indent"),
            Map.entry("found character '\\t", "a tab stands where only spaces may indent"),
            Map.entry("could not find expected ':'", "a key without a colon after it"),
            Map.entry("mapping values are not allowed here", "a colon that begins a value where none may begin"),
            Map.entry("mapping keys are not allowed here", "a key where none may stand"),
            Map.entry("sequence entries are not allowed here", "a list item where none may stand"),
            Map.entry("found unexpected end of stream", "the file ends within a quoted text"),
            Map.entry("expected ',' or '}'", "a `{` that is not closed, or a comma that is missing"),
            Map.entry("expected ',' or ']'", "a `[` that is not closed, or a comma that is missing"),
            Map.entry("expected <block end>", "this line is not indented like the ones before it"),
            Map.entry("found undefined alias", "an alias (`*`); they are not used here"),
            Map.entry("found unknown escape character", "a backslash in double quotes that means nothing"));

    private final Mark mark;
    private final String what;
    private final String remedy;

    MalformedException(Mark mark, String what, String remedy) {
        super(what);
        this.mark = mark;
        this.what = what;
        this.remedy = remedy;
    }

    /** Somewhere after a place that was still understood. */
    static MalformedException after(Mark understood) {
        return new MalformedException(
                understood,
                "not well-formed: no YAML some way after this",
                "check quotes, colons, brackets and line ends from here on");
    }

    static MalformedException of(MarkedYamlEngineException cause) {
        String said = Optional.ofNullable(cause.getProblem()).orElse("");
        String what = WORDS.entrySet().stream()
                .filter(entry -> said.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("no YAML from here on");
        return new MalformedException(
                cause.getProblemMark().or(cause::getContextMark).map(Marks::of).orElse(Mark.WHOLE),
                "not well-formed: " + what,
                "check quotes, colons, brackets and indentation here and on the line before");
    }

    Mark mark() {
        return mark;
    }

    String what() {
        return what;
    }

    String remedy() {
        return remedy;
    }
}
