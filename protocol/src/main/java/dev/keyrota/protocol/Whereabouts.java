package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.stopped;

import dev.keyrota.protocol.Base.Finding;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Checks.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the key is beside the vault, before anything is changed: the other stores, and the sessions. */
final class Whereabouts {
    private final Run run;
    private final Sight sight;
    private final Fingerprint key;

    Whereabouts(Run run, Sight sight, Fingerprint key) {
        this.run = run;
        this.sight = sight;
        this.key = key;
    }

    /** The questions whose answers are judged here. */
    static void ask(Run run, Fingerprint key, List<Question> once, List<Question> twice) {
        others(run).forEach(place -> ask(run, key, place, once, twice));
        run.charter().sessions().forEach(session -> once.add(new Question.Session(session)));
    }

    private static void ask(Run run, Fingerprint key, Place place, List<Question> once, List<Question> twice) {
        twice.add(Confirmation.question(place));
        if (isChallenged(run, place)) {
            once.add(new Question.Proving(place.id(), key));
        }
    }

    /** A challenge takes a consumer's whole run: where the old key must die first, nobody waits for that. */
    private static boolean isChallenged(Run run, Place place) {
        return place.proof() == Place.Proof.CHALLENGE && run.urgency() != Charter.Urgency.NOW;
    }

    /** That every store holds the vault's key. */
    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        others(run).forEach(place -> checks.addAll(storeChecks(place)));
        return checks;
    }

    private List<Check> storeChecks(Place place) {
        String name = place.id().value();
        return switch (place.kind()) {
            case VAULT, READABLE ->
                List.of(
                        answered(sight, Confirmation.question(place), name),
                        () -> key.equals(held(place).value()) ? null : stopped(Stop.STORE_DRIFTED, name));
            case WRITE_ONLY -> {
                List<Check> checks = new ArrayList<>();
                checks.add(answered(sight, Confirmation.question(place), name));
                checks.add(() -> traced(place).shadowedBy() == null ? null : stopped(Stop.STORE_SHADOWED, name));
                if (isChallenged(run, place)) {
                    Question proof = new Question.Proving(place.id(), key);
                    checks.add(answered(sight, proof, name));
                    checks.add(() -> proven(place, answer(sight, proof, Reading.Proven.class)));
                }
                yield checks;
            }
        };
    }

    private @Nullable Event proven(Place place, Reading.Proven proven) {
        String name = place.id().value();
        if (!proven.same()) {
            return stopped(Stop.STORE_DRIFTED, name);
        }
        return StoreProof.proves(proven, traced(place)) ? null : stopped(Stop.NO_ANSWER, name);
    }

    /** What each write-only store said of its last write. */
    Map<StoreId, String> traces() {
        Map<StoreId, String> traces = new HashMap<>();
        others(run).stream()
                .filter(place -> place.kind() == Place.Kind.WRITE_ONLY)
                .filter(place -> sight.to(Confirmation.question(place), Reading.class) instanceof Reply.Answered<?>)
                .forEach(place -> traces.put(place.id(), traced(place).updatedAt()));
        return traces;
    }

    /** Authorizations other than the old one whose key a session holds: somebody uses them. */
    Set<AuthorizationId> guarded(@Nullable AuthorizationId old) {
        Set<AuthorizationId> guarded = new HashSet<>();
        for (SessionId session : run.charter().sessions()) {
            AuthorizationId held = heldBy(session);
            if (held != null && !held.equals(old)) {
                guarded.add(held);
            }
        }
        return guarded;
    }

    private @Nullable AuthorizationId heldBy(SessionId session) {
        return sight.to(new Question.Session(session), Reading.Reported.class)
                        instanceof Reply.Answered<Reading.Reported>(var reported)
                ? reported.authorization()
                : null;
    }

    /** What was seen of sessions, and, where an emergency does not stop for it, of stores. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        run.charter().sessions().forEach(session -> addSession(findings, session));
        if (run.isEmergency()) {
            others(run).forEach(place -> addStore(findings, place));
        }
        return findings;
    }

    private void addSession(List<Finding> findings, SessionId session) {
        Reply<Reading.Reported> reply = sight.to(new Question.Session(session), Reading.Reported.class);
        if (!(reply instanceof Reply.Answered<Reading.Reported>(var reported)) || reported.value() == null) {
            findings.add(new Finding(Finding.Kind.SESSION_UNKNOWN, session.value(), null));
        } else if (!reported.value().equals(key)) {
            findings.add(new Finding(kind(reported.life()), session.value(), heldBy(session)));
        }
    }

    private static Finding.Kind kind(Life life) {
        return switch (life) {
            case LIVE -> Finding.Kind.SESSION_DRIFT;
            case DEAD -> Finding.Kind.SESSION_STALE;
            case UNKNOWN -> Finding.Kind.SESSION_UNKNOWN;
        };
    }

    /** What would stop a run that has time is only told by one that has none. */
    private void addStore(List<Finding> findings, Place place) {
        for (Check check : storeChecks(place)) {
            if (check.get() instanceof Event.Stopped(var why, var name)) {
                Finding.Kind kind =
                        why == Stop.STORE_SHADOWED ? Finding.Kind.STORE_SHADOWED : Finding.Kind.STORE_DRIFTED;
                findings.add(new Finding(kind, name, null));
                return;
            }
        }
    }

    /** The ages of the last writes to write-only stores, as far as they tell. */
    List<Duration> ages() {
        List<Duration> ages = new ArrayList<>();
        for (Place place : others(run)) {
            if (place.kind() == Place.Kind.WRITE_ONLY
                    && sight.to(Confirmation.question(place), Reading.Traced.class)
                            instanceof Reply.Answered<Reading.Traced>(var traced)
                    && traced.age() != null) {
                ages.add(traced.age());
            }
        }
        return ages;
    }

    private Reading.Held held(Place place) {
        return answer(sight, Confirmation.question(place), Reading.Held.class);
    }

    private Reading.Traced traced(Place place) {
        return answer(sight, Confirmation.question(place), Reading.Traced.class);
    }

    /** The stores but the vault; with a dead key those are left out that are read with the very key. */
    private static List<Place> others(Run run) {
        return run.charter().stores().stream()
                .skip(1)
                .filter(place -> run.loan() == null || place.proof() != Place.Proof.ROLLOUT)
                .toList();
    }
}
