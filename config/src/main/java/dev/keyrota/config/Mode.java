package dev.keyrota.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who replaces a credential. */
public enum Mode {
    /** Keyrota, at the issuer's interface. The default. */
    PROGRAMMATIC("programmatic"),
    /** A person, on the issuer's page; Keyrota takes the value and does the rest. */
    OPERATOR_ASSISTED("operator-assisted"),
    /** Somebody else's machine; Keyrota records and watches only. */
    AUTO_ROTATED("auto-rotated");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /** Its name in the file. */
    public String word() {
        return word;
    }

    /** By the names of the file. */
    static Map<String, Mode> words() {
        Map<String, Mode> words = new LinkedHashMap<>();
        for (Mode mode : values()) {
            words.put(mode.word, mode);
        }
        return Collections.unmodifiableMap(words);
    }
}
