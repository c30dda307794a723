package dev.keyrota.config.yaml;

import java.util.regex.Pattern;

/** What YAML 1.2 takes a scalar for: its core schema (yaml.org/spec/1.2.2, 10.3.2, read 2026-11-22). */
public enum ScalarKind {
    TEXT("a text"),
    BOOLEAN("a yes or no"),
    INTEGER("a whole number"),
    FLOAT("a number"),
    NOTHING("nothing");

    private static final Pattern NULL_WORD = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern BOOLEAN_WORD = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern FRACTION = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN");

    private final String words;

    ScalarKind(String words) {
        this.words = words;
    }

    /** For a sentence: "YAML reads this as " and these words. */
    String words() {
        return words;
    }

    /** Of a scalar without quotes. */
    static ScalarKind ofPlain(String text) {
        if (NULL_WORD.matcher(text).matches()) {
            return NOTHING;
        }
        if (BOOLEAN_WORD.matcher(text).matches()) {
            return BOOLEAN;
        }
        if (WHOLE.matcher(text).matches()) {
            return INTEGER;
        }
        return FRACTION.matcher(text).matches() ? FLOAT : TEXT;
    }
}
