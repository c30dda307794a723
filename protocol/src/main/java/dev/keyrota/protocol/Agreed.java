package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.refused;
import static dev.keyrota.protocol.Checks.stopped;

import dev.keyrota.protocol.Charter.Before;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Checks.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the world is still the one for which a recovery was agreed to: the vault holds that key, it lives and is the account's, and each store
 * holds what it held. Where it is not, the recovery ends before it changed anything, and another can be planned.
 */
final class Agreed {
    private final Run run;
    private final Sight sight;
    private final Fingerprint key;

    private Agreed(Run run, Sight sight) {
        this.run = run;
        this.sight = sight;
        this.key = run.recovery().key();
    }

    static Effect.Look look(Run run) {
        Fingerprint key = run.recovery().key();
        List<Question> twice = new ArrayList<>();
        twice.add(Confirmation.question(run.charter().vault()));
        twice.add(new Question.Identity(key));
        twice.add(new Question.Listing(key));
        drifted(run).forEach(place -> twice.add(Confirmation.question(place)));
        return new Effect.Look(Effect.Purpose.BASELINE, List.of(), twice);
    }

    static Event judge(Run run, Sight sight, Moment now) {
        return new Agreed(run, sight).judge(now);
    }

    /** That the vault holds the key still, and the issuer lets it in. */
    static List<Check> stillHeld(Run run, Fingerprint key, Sight sight) {
        Place vault = run.charter().vault();
        String name = vault.id().value();
        Question question = Confirmation.question(vault);
        return List.of(
                () -> isDead(key, sight) ? stopped(Stop.OLD_KEY_DEAD, null) : null,
                answered(sight, question, name),
                () -> key.equals(answer(sight, question, Reading.Held.class).value())
                        ? null
                        : stopped(Stop.CONFLICT, name));
    }

    private static boolean isDead(Fingerprint key, Sight sight) {
        return refused(sight, new Question.Identity(key), Refusal.UNAUTHENTICATED);
    }

    private static List<Place> drifted(Run run) {
        return run.charter().stores().stream().skip(1).toList();
    }

    private Event judge(Moment now) {
        List<Check> checks = new ArrayList<>();
        checks.add(() -> isDead(key, sight) ? ended(Stop.OLD_KEY_DEAD) : null);
        checks.add(answered(sight, vault(), run.charter().vault().id().value()));
        checks.add(() -> isOfTheVault() ? null : ended(Stop.PLAN_CHANGED));
        checks.add(answered(sight, identity(), null));
        checks.add(() -> isOfTheAccount() ? null : ended(Stop.WRONG_ACCOUNT));
        checks.add(answered(sight, listing(), null));
        checks.add(() -> isOpenElsewhere() ? ended(Stop.OPEN_ELSEWHERE) : null);
        drifted(run).forEach(place -> checks.add(() -> changed(place)));
        return first(checks, () -> based(now));
    }

    private static Event ended(Stop why) {
        return new Event.Abandoned(why);
    }

    private boolean isOfTheVault() {
        Event.Sourced source = run.source();
        return key.equals(held().value()) && source != null && key.equals(source.fingerprint());
    }

    private boolean isOfTheAccount() {
        return account().email().equalsIgnoreCase(run.charter().identity());
    }

    private boolean isOpenElsewhere() {
        Label label = held().believed();
        return label != null && OpenRun.elsewhere(label, run.id(), answer(sight, listing(), Reading.Listed.class));
    }

    /** A store that somebody has brought the key meanwhile is written once more, which changes nothing. */
    private @Nullable Event changed(Place place) {
        if (Clearance.isStillEmpty(run, place, sight)) {
            return null;
        }
        Event unanswered = Checks.unanswered(
                sight.to(Confirmation.question(place), Reading.class),
                place.id().value());
        if (unanswered != null) {
            return unanswered;
        }
        boolean same = place.kind() == Place.Kind.WRITE_ONLY
                ? isUntouched(place)
                : run.isExplained(place, held(place).value())
                        || key.equals(held(place).value());
        return same ? null : ended(Stop.PLAN_CHANGED);
    }

    private boolean isUntouched(Place place) {
        Before before = run.recovery().before().get(place.id());
        Reading.Traced traced = traced(place);
        return traced.shadowedBy() == null
                && before != null
                && traced.updatedAt().equals(before.trace());
    }

    private Event based(Moment now) {
        Reading.Held vault = held();
        Map<StoreId, String> traces = new HashMap<>();
        List<Duration> ages = new ArrayList<>();
        for (Place place : drifted(run)) {
            if (place.kind() == Place.Kind.WRITE_ONLY && !Clearance.isStillEmpty(run, place, sight)) {
                traces.put(place.id(), traced(place).updatedAt());
                ages.add(Objects.requireNonNullElse(traced(place).age(), run.quiescence()));
            }
        }
        return new Event.Based(new Base(
                null,
                key,
                false,
                account().userId(),
                vault.itemId(),
                vault.version(),
                traces,
                Set.of(),
                Settling.until(run, vault.age(), ages, now),
                "",
                List.of()));
    }

    private Reading.Held held() {
        return held(run.charter().vault());
    }

    private Reading.Held held(Place place) {
        return answer(sight, Confirmation.question(place), Reading.Held.class);
    }

    private Reading.Traced traced(Place place) {
        return answer(sight, Confirmation.question(place), Reading.Traced.class);
    }

    private Account account() {
        return answer(sight, identity(), Reading.Identified.class).account();
    }

    private Question vault() {
        return Confirmation.question(run.charter().vault());
    }

    private Question identity() {
        return new Question.Identity(key);
    }

    private Question listing() {
        return new Question.Listing(key);
    }
}
