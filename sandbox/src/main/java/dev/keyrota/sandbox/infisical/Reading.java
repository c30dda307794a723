package dev.keyrota.sandbox.infisical;

import org.jspecify.annotations.Nullable;

/**
 * How a secret is to be read.
 *
 * @param version which version; null for the current one
 * @param viewValue false to be shown {@link SecretView#HIDDEN_VALUE}, for which describing is enough
 * @param expand whether {@code ${environment.folder.NAME}} in the value is replaced
 */
public record Reading(@Nullable Integer version, boolean viewValue, boolean expand) {

    /** The current version with its value, as it was written. */
    public static final Reading CURRENT = new Reading(null, true, false);

    /** Version {@code version} with its value. */
    public static Reading ofVersion(int version) {
        return new Reading(version, true, false);
    }
}
