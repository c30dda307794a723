package dev.keyrota.protocol;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authorizations that are never revoked.
 *
 * @param ids by their ids
 * @param descriptions patterns ({@code *} for any text) of their descriptions
 */
public record Protection(Set<AuthorizationId> ids, List<String> descriptions) {
    /** What an account's default key is called, by those who use it; no page of Heroku's says so. */
    private static final String DEFAULT_KEY = "~";

    public Protection {
        ids = Set.copyOf(ids);
        descriptions = List.copyOf(descriptions);
    }

    /**
     * Whether one of them is this.
     *
     * @param description null where it is not known
     */
    public boolean covers(AuthorizationId id, @Nullable String description) {
        return ids.contains(id)
                || (description != null
                        && (description.equals(DEFAULT_KEY) || Patterns.anyFits(descriptions, description)));
    }
}
