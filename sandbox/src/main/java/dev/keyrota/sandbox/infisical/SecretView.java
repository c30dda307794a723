package dev.keyrota.sandbox.infisical;

/**
 * One version of a secret as one caller may see it.
 *
 * @param address where it lives
 * @param version the version, with the true value also where it is hidden
 * @param hidden whether the caller may describe but not read it, or asked not to see it
 */
public record SecretView(SecretAddress address, SecretVersion version, boolean hidden) {

    /** What stands in the place of a value that the caller may not see (observed). It is no value: never keep it. */
    public static final String HIDDEN_VALUE = "<hidden-by-infisical>";

    /** The value as the caller sees it. */
    public String value() {
        return hidden ? HIDDEN_VALUE : version.value();
    }
}
