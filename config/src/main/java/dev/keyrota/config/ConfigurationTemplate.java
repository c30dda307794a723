package dev.keyrota.config;

/**
 * What {@code keyrota init} writes: a whole configuration to be changed, in which every setting is explained. It can be read as it is; a
 * line that begins with {@code #} and no space after it is a setting left at its default.
 */
public final class ConfigurationTemplate {
    private ConfigurationTemplate() {}

    /** The text. */
    public static String text() {
        return Resources.text("keyrota.yaml");
    }
}
