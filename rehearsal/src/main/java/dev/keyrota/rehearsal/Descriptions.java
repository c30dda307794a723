package dev.keyrota.rehearsal;

import dev.keyrota.config.Credential;
import java.time.YearMonth;

/** What the rebuilt authorizations are called. */
final class Descriptions {
    private static final YearMonth MADE = YearMonth.of(2026, 5);

    private Descriptions() {}

    /** As an earlier run of ours called the key of a credential. */
    static String ofOurs(Credential credential) {
        return credential.description().of(MADE) + "-rabcdefabcdef-a1";
    }

    /** As the configuration says that the very first may be called. */
    static String ofFirst(Credential credential) {
        return credential.previousDescriptions().isEmpty()
                ? ofOurs(credential)
                : filled(credential.previousDescriptions().getFirst().pattern());
    }

    /** A text that fits a pattern. */
    static String filled(String pattern) {
        return pattern.replace("*", "rehearsed");
    }
}
