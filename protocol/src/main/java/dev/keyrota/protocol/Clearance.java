package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.refused;
import static dev.keyrota.protocol.Checks.stopped;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Checks.Check;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the next store may be written: it must still be what it was at the start, or what this run made of it, and the new key must not have
 * been ended by somebody meanwhile.
 */
final class Clearance {
    private Clearance() {}

    static Effect.Look look(Run run, Place place) {
        return new Effect.Look(Effect.Purpose.CLEAR, questions(run, place, run.acting()), List.of());
    }

    /**
     * What is asked. A recovery brings what the vault holds, and looks whether that is still the same.
     *
     * @param key what is to be written there
     */
    static List<Question> questions(Run run, Place place, Fingerprint key) {
        return run.isRecovery()
                ? List.of(new Question.Identity(key), question(run.charter().vault()), question(place))
                : List.of(new Question.Identity(key), question(place));
    }

    static Event judge(Run run, Sight sight) {
        Place place = Outstanding.next(run);
        if (place == null) {
            throw new IllegalStateException("every store is written");
        }
        return judge(run, place, run.acting(), sight);
    }

    /** Where the issuer says nothing of the key, the store's need of one goes first. */
    static Event judge(Run run, Place place, Fingerprint key, Sight sight) {
        String name = place.id().value();
        List<Check> checks = new ArrayList<>();
        if (run.isRecovery()) {
            checks.addAll(Agreed.stillHeld(run, key, sight));
        }
        checks.add(() -> sight.refused(new Question.Identity(key)) ? stopped(Stop.DENIED, null) : null);
        if (isStillEmpty(run, place, sight)) {
            return first(checks, () -> new Event.Cleared(place.id(), null));
        }
        checks.add(answered(sight, question(place), name));
        checks.add(() -> changed(run, place, sight));
        return first(checks, () -> new Event.Cleared(place.id(), trace(place, sight)));
    }

    /** A place that was not there when it was agreed to write it, and is not there now. */
    static boolean isStillEmpty(Run run, Place place, Sight sight) {
        return run.charter().wasEmpty(place) && refused(sight, question(place), Refusal.NOT_FOUND);
    }

    private static Question question(Place place) {
        return place.kind() == Place.Kind.WRITE_ONLY
                ? new Question.Tracing(place.id())
                : new Question.Holding(place.id());
    }

    private static @Nullable Event changed(Run run, Place place, Sight sight) {
        boolean known = switch (place.kind()) {
            case VAULT, READABLE -> {
                Fingerprint held =
                        answer(sight, question(place), Reading.Held.class).value();
                yield run.isExplained(place, held);
            }
            case WRITE_ONLY -> {
                Reading.Traced traced = answer(sight, question(place), Reading.Traced.class);
                yield traced.shadowedBy() == null && isKnown(run, place, traced);
            }
        };
        if (known) {
            return null;
        }
        return mayHoldTheNewKey(place, sight)
                ? new Event.Unproven(place.id())
                : stopped(Stop.CONFLICT, place.id().value());
    }

    /**
     * Whether nobody but us can have written it. A date does not tell our late write from a stranger's: where a consumer can be asked, it is;
     * where none can, the proof afterwards is a date too.
     */
    private static boolean isKnown(Run run, Place place, Reading.Traced traced) {
        Progress progress = run.progress(place.id());
        Event.Stored proven = progress.stored();
        return isAsAtTheStart(run, place, traced)
                || traced.updatedAt().equals(progress.trace())
                || (proven != null && traced.updatedAt().equals(proven.evidence()))
                || (progress.everSent() && place.proof() != Place.Proof.CHALLENGE);
    }

    /** It was written since: perhaps by a late write of ours, perhaps by a person who brought it the vault's key. Its consumer tells. */
    private static boolean mayHoldTheNewKey(Place place, Sight sight) {
        return place.kind() == Place.Kind.WRITE_ONLY
                && place.proof() == Place.Proof.CHALLENGE
                && answer(sight, question(place), Reading.Traced.class).shadowedBy() == null;
    }

    /** Where an emergency did not wait for the store's word at the start, there is nothing to compare with. */
    private static boolean isAsAtTheStart(Run run, Place place, Reading.Traced traced) {
        String before = run.known().traces().get(place.id());
        return before == null ? run.isEmergency() : traced.updatedAt().equals(before);
    }

    private static @Nullable String trace(Place place, Sight sight) {
        return place.kind() == Place.Kind.WRITE_ONLY
                ? answer(sight, question(place), Reading.Traced.class).updatedAt()
                : null;
    }
}
