package dev.keyrota.protocol;

import java.util.regex.Pattern;

/**
 * The name that the configuration gives to one place that holds the secret.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9_.-]}
 */
public record StoreId(String value) implements Comparable<StoreId> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** @throws IllegalArgumentException if the name is empty, too long or has other characters */
    public StoreId {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("a name is 1 to 64 characters of A-Z a-z 0-9 _ . -");
        }
    }

    @Override
    public int compareTo(StoreId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
