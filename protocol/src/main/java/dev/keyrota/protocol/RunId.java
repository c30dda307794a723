package dev.keyrota.protocol;

import java.util.regex.Pattern;

/**
 * One attempt to replace one credential.
 *
 * @param value 12 lower-case hexadecimal digits, a random number of 48 bits
 */
public record RunId(String value) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{12}");

    /** @throws IllegalArgumentException if it is not 12 lower-case hexadecimal digits */
    public RunId {
        if (!HEX.matcher(value).matches()) {
            throw new IllegalArgumentException("a run id is 12 lower-case hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
