package dev.keyrota.config;

import dev.keyrota.config.problem.FlawException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a bootstrap secret is found. The configuration never holds one, and never looks: the connectors do.
 *
 * <p>These two are the only {@code ${…}} of a configuration.
 */
public sealed interface SecretReference {
    /** The text of a reference; also the JSON Schema's definition {@code secretReference}. */
    String PATTERN =
            "\\$\\{(env:[A-Za-z_][A-Za-z0-9_]{0,127}|file:[^\\p{C}\\p{Zl}\\p{Zp}{}~][^\\p{C}\\p{Zl}\\p{Zp}{}]{0,1023})\\}";

    /**
     * A variable of this process's environment, written {@code ${env:NAME}}.
     *
     * @param name 1 to 128 of {@code A-Z a-z 0-9 _}, first no digit
     */
    record Environment(String name) implements SecretReference {
        public Environment {
            Shape.VARIABLE.require("", name);
        }

        @Override
        public String toString() {
            return "${env:" + name + "}";
        }
    }

    /**
     * A file that holds the secret and perhaps a line end, written {@code ${file:PATH}}.
     *
     * @param path absolute; a relative one of a configuration is seen from the configuration's folder
     */
    record File(Path path) implements SecretReference {
        @Override
        public String toString() {
            return "${file:" + path + "}";
        }
    }

    /**
     * Reads a reference.
     *
     * @param folder what a relative path is seen from
     * @throws FlawException if it is none; the text may be a secret and is not repeated
     */
    static SecretReference parse(String text, Path folder) {
        Matcher reference = Pattern.compile(PATTERN).matcher(text);
        if (!reference.matches()) {
            throw text.startsWith("${") ? unknown() : literal();
        }
        String place = reference.group(1);
        String value = place.substring(place.indexOf(':') + 1);
        return place.startsWith("env:")
                ? new Environment(value)
                : new File(folder.resolve(value).toAbsolutePath().normalize());
    }

    private static FlawException unknown() {
        return new FlawException(
                "", "no reference to a secret", "write \"${env:NAME}\" or \"${file:PATH}\"; there are no others");
    }

    private static FlawException literal() {
        return new FlawException(
                "",
                "a secret may only be referred to here, and this is a value (not shown)",
                "write \"${env:NAME}\" or \"${file:PATH}\"; if this was the secret itself, replace it: whoever reads the file has it");
    }
}
