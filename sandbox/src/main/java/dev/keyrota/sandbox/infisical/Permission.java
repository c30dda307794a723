package dev.keyrota.sandbox.infisical;

/** What an identity may be allowed to do with the secrets of a folder, under the names that the server uses. */
public enum Permission {
    DESCRIBE_SECRET("describeSecret"),
    READ_VALUE("readValue"),
    CREATE("create"),
    EDIT("edit"),
    DELETE("delete");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    /** The word in error texts and privileges. */
    public String word() {
        return word;
    }
}
