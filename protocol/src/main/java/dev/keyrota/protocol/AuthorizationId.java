package dev.keyrota.protocol;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The id under which an issuer keeps one authorization. It is not secret, and it is the only identity the protocol trusts.
 *
 * @param value a whole UUID in lower case, 36 characters; prefixes are for display only and never get this far
 */
public record AuthorizationId(String value) implements Comparable<AuthorizationId> {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** @throws IllegalArgumentException if the value is not a whole UUID */
    public AuthorizationId {
        value = value.toLowerCase(Locale.ROOT);
        if (!UUID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a whole authorization id (a UUID of 36 characters)");
        }
    }

    /** The first eight characters, for people. */
    public String brief() {
        return value.substring(0, 8);
    }

    @Override
    public int compareTo(AuthorizationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
