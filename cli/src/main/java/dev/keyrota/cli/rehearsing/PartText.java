package dev.keyrota.cli.rehearsing;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.rehearsal.Circumstance;
import dev.keyrota.rehearsal.Part;
import dev.keyrota.rehearsal.Rehearsed;
import dev.keyrota.rehearsal.Trial;
import org.jspecify.annotations.Nullable;

/** The parts of a rotation, and what may be so when it begins, for people. */
final class PartText {
    private PartText() {}

    static String of(Part part) {
        return switch (part.kind()) {
            case START -> "starts";
            case LOOK -> "looks at everything";
            case CREATE -> "creates the new key";
            case VERIFY -> "verifies the new key";
            case WRITE -> "writes " + (part.store() == null ? "a store" : part.store());
            case GATE -> "proves the old one unneeded";
            case REVOKE -> "revokes the old key";
            case FINISH -> "sweeps, looks once more";
        };
    }

    static String of(Rehearsed.Case met) {
        String place = Foreign.text(met.place());
        return switch (met.circumstance()) {
            case APPROVAL -> place + " asks for approval of each write";
            case JOB -> "a job with " + place + "'s old key waits for a review";
            case DYNO -> "a dyno of " + place + " is never restarted";
            case SESSION -> "session " + place + " holds a copy of the old key";
            case DRIFT -> place + " holds another key than the vault";
            case DEAD_KEY -> "somebody has revoked the old key";
        };
    }

    /** What a person does then. */
    static String remedy(Circumstance circumstance) {
        return switch (circumstance) {
            case APPROVAL -> "they approve it";
            case JOB -> "it ends";
            case DYNO -> "it is restarted";
            case SESSION -> "it is opened anew";
            case DRIFT -> "it is written as the vault";
            case DEAD_KEY -> "another key is lent";
        };
    }

    static String end(Trial.End end) {
        return switch (end) {
            case COMPLETED -> "completed";
            case PUT_BACK -> "put back as before";
            case OPEN -> "left open";
        };
    }

    /** What it asked of people, as a word of JSON and of {@code --all}. */
    static String outcome(Trial.Outcome outcome) {
        return switch (outcome) {
            case BY_ITSELF -> "by itself";
            case STARTED_AGAIN -> "started again";
            case AFTER_A_PERSON -> "after a person";
            case PUT_BACK -> "put back";
            case LEFT_OPEN -> "left open";
            case BROKEN -> "WOULD BREAK";
        };
    }

    /** Which keys live where a rotation was left open. */
    static @Nullable String alive(Trial trial) {
        if (trial.end() != Trial.End.OPEN) {
            return null;
        }
        if (trial.oldLives() && trial.newLives()) {
            return "both keys alive";
        }
        return trial.oldLives() ? "the old key alive" : trial.newLives() ? "the new key alive" : "no key alive";
    }
}
