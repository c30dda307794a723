package dev.keyrota.sandbox.worlds;

import dev.keyrota.sandbox.SandboxTokens;
import dev.keyrota.sandbox.SeededIds;

/** The three forms of Heroku tokens that can be live at once (devcenter changelog item 3175, read 2026-11-22). */
enum TokenForm {
    /** {@code HRKU-AA} and 58 characters, since April 2025. */
    CURRENT,
    /** {@code HRKU-} and a UUID, since April 2024. */
    PREFIXED,
    /** A bare UUID, before that. */
    BARE;

    String draw(SeededIds ids) {
        return switch (this) {
            case CURRENT -> SandboxTokens.herokuCurrent(ids);
            case PREFIXED -> SandboxTokens.herokuPrefixed(ids);
            case BARE -> SandboxTokens.herokuBare(ids);
        };
    }
}
