package dev.keyrota.config;

/**
 * The JSON Schema (draft 2020-12) of {@code keyrota.yaml}, for editors. It says what each part may look like; what parts have to do with
 * one another, only {@link ConfigurationReader} can say.
 */
public final class ConfigurationSchema {
    private ConfigurationSchema() {}

    /** The text. */
    public static String text() {
        return Resources.text("keyrota.schema.json");
    }
}
