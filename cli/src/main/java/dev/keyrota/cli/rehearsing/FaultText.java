package dev.keyrota.cli.rehearsing;

import dev.keyrota.rehearsal.Fault;

/** The faults, for people. */
final class FaultText {
    private FaultText() {}

    /** The kinds of faults, in the order of how little they say. */
    enum Kind {
        REFUSED("a refusal: unreachable, 40x, 429"),
        UNCLEAR("no certain answer: 5xx, silence"),
        UNTRUE("an untrue answer"),
        DEATH("a crash, or a full disk");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Kind kind(Fault fault) {
        return switch (fault) {
            case UNREACHABLE, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, RATE_LIMITED -> Kind.REFUSED;
            case BROKEN_BEFORE, BROKEN_AFTER, SILENT_BEFORE, SILENT_AFTER, LATE, GARBAGE -> Kind.UNCLEAR;
            case LIE, STALE -> Kind.UNTRUE;
            case CRASH_BEFORE, CRASH_AFTER, FULL_BEFORE, FULL_AFTER -> Kind.DEATH;
        };
    }

    static String of(Fault fault) {
        return switch (fault) {
            case UNREACHABLE -> "no connection";
            case UNAUTHENTICATED -> "401, though the login is good";
            case FORBIDDEN -> "403";
            case NOT_FOUND -> "404, though it is there";
            case RATE_LIMITED -> "429, too many calls";
            case BROKEN_BEFORE -> "a 5xx, and nothing was done";
            case BROKEN_AFTER -> "a 5xx, and it was done";
            case SILENT_BEFORE -> "no answer, and nothing was done";
            case SILENT_AFTER -> "no answer, and it was done";
            case LATE -> "no answer, and it is done a minute later";
            case LIE -> "a success is answered, and nothing was done";
            case GARBAGE -> "an answer that cannot be read";
            case STALE -> "the truth of before the last change";
            case CRASH_BEFORE -> "the process dies before it";
            case CRASH_AFTER -> "the process dies after it";
            case FULL_BEFORE -> "the disk is full, and the journal has not got it";
            case FULL_AFTER -> "the disk is full, and the journal has got it";
        };
    }
}
