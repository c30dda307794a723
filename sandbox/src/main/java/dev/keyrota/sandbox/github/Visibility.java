package dev.keyrota.sandbox.github;

import java.util.Locale;
import java.util.Set;

/**
 * Which repositories see an organization's secret.
 *
 * @param kind all, the private ones, or those selected
 * @param selected the ids of the selected repositories; empty for the other two kinds
 */
public record Visibility(Kind kind, Set<Long> selected) {

    /** Every repository of the organization. */
    public static final Visibility ALL = new Visibility(Kind.ALL, Set.of());

    public Visibility {
        selected = Set.copyOf(selected);
    }

    /** The three words of the API. */
    public enum Kind {
        ALL,
        PRIVATE,
        SELECTED;

        /** The word in requests and answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isSeenBy(Repository repository) {
        return switch (kind) {
            case ALL -> true;
            case PRIVATE -> repository.isPrivate();
            case SELECTED -> selected.contains(repository.id());
        };
    }
}
