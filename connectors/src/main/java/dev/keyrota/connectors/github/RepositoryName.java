package dev.keyrota.connectors.github;

import java.util.regex.Pattern;

/**
 * A repository by its owner and name. GitHub takes either in any case of letters, and so does {@link #sameAs}.
 *
 * @param owner 1 to 100 characters of {@code [A-Za-z0-9_.-]}, and neither {@code .} nor {@code ..}
 * @param name as the owner
 */
public record RepositoryName(String owner, String name) {
    private static final Pattern PART = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9_.-]{1,100}");

    /** @throws IllegalArgumentException if a part is empty, too long or has other characters */
    public RepositoryName {
        if (!PART.matcher(owner).matches() || !PART.matcher(name).matches()) {
            throw new IllegalArgumentException("a repository is OWNER/NAME of A-Z a-z 0-9 _ . -");
        }
    }

    /**
     * Reads {@code OWNER/NAME}.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    public static RepositoryName parse(String text) {
        int slash = text.indexOf('/');
        return new RepositoryName(text.substring(0, Math.max(slash, 0)), text.substring(slash + 1));
    }

    /** Whether both name one repository. */
    public boolean sameAs(RepositoryName other) {
        return toString().equalsIgnoreCase(other.toString());
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
