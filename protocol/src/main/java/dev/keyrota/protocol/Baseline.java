package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.refused;
import static dev.keyrota.protocol.Checks.stopped;

import dev.keyrota.protocol.Base.Finding;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Checks.Check;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The world before anything is changed: whose key it is, which authorization it belongs to, whether every store holds it, and who else
 * is at work.
 */
final class Baseline {
    private final Run run;
    private final Sight sight;
    private final Fingerprint key;

    private Baseline(Run run, Sight sight) {
        this.run = run;
        this.sight = sight;
        this.key = source(run).fingerprint();
    }

    static Effect.Look look(Run run) {
        Fingerprint key = source(run).fingerprint();
        List<Question> once = new ArrayList<>();
        List<Question> twice = new ArrayList<>();
        once.add(holding(run.charter().vault()));
        once.add(new Question.Matching(key));
        twice.add(new Question.Listing(key));
        twice.add(new Question.Identity(key));
        for (Place place : others(run)) {
            switch (place.kind()) {
                case VAULT, READABLE -> twice.add(holding(place));
                case WRITE_ONLY -> {
                    twice.add(new Question.Tracing(place.id()));
                    if (place.proof() == Place.Proof.CHALLENGE) {
                        once.add(new Question.Proving(place.id(), key));
                    }
                }
            }
        }
        run.charter().sessions().forEach(session -> once.add(new Question.Session(session)));
        return new Effect.Look(Effect.Purpose.BASELINE, once, twice);
    }

    static Event judge(Run run, Sight sight, Moment now) {
        return new Baseline(run, sight).judge(now);
    }

    private Event judge(Moment now) {
        List<Check> checks = new ArrayList<>();
        checks.add(answered(sight, vault(), run.charter().vault().id().value()));
        checks.add(this::vaultChanged);
        checks.add(this::keyDead);
        checks.add(answered(sight, identity(), null));
        checks.add(this::wrongAccount);
        checks.add(answered(sight, listing(), null));
        checks.add(this::openElsewhere);
        checks.add(this::unidentified);
        checks.add(this::protectedOld);
        checks.add(this::unexplained);
        if (run.charter().purpose() == Charter.Purpose.ROTATE) {
            others(run).forEach(place -> checks.addAll(storeChecks(place)));
        }
        return first(checks, () -> based(now));
    }

    // --- whose key it is

    private @Nullable Event vaultChanged() {
        Reading.Held held = held(run.charter().vault());
        boolean same = key.equals(held.value())
                && held.version().equals(source(run).version())
                && held.itemId().equals(source(run).itemId());
        return same ? null : stopped(Stop.CONFLICT, run.charter().vault().id().value());
    }

    private @Nullable Event keyDead() {
        return refused(sight, identity(), Refusal.UNAUTHENTICATED) ? stopped(Stop.OLD_KEY_DEAD, null) : null;
    }

    private @Nullable Event wrongAccount() {
        Account account = answer(sight, identity(), Reading.Identified.class).account();
        return account.email().equalsIgnoreCase(run.charter().identity()) ? null : stopped(Stop.WRONG_ACCOUNT, null);
    }

    // --- which authorization it belongs to

    private @Nullable Event openElsewhere() {
        Label label = held(run.charter().vault()).believed();
        return label != null && OpenRun.elsewhere(label, run.id(), list())
                ? stopped(Stop.OPEN_ELSEWHERE, label.host())
                : null;
    }

    private @Nullable Event unidentified() {
        return identify() == null ? stopped(Stop.OLD_NOT_IDENTIFIED, null) : null;
    }

    private @Nullable Identification identify() {
        Reading.Matched matched =
                sight.to(matching(), Reading.Matched.class) instanceof Reply.Answered<Reading.Matched>(var found)
                        ? found
                        : null;
        return Identification.of(run.charter(), key, held(run.charter().vault()).believed(), list(), matched);
    }

    private @Nullable Event protectedOld() {
        AuthorizationId old = old();
        Authorization entry = list().of(old);
        boolean shielded = run.charter().protectedIds().contains(old)
                || (entry != null && Patterns.anyFits(run.charter().protectedDescriptions(), entry.description()));
        return shielded ? stopped(Stop.OLD_PROTECTED, old.value()) : null;
    }

    private @Nullable Event unexplained() {
        if (run.charter().urgency() == Charter.Urgency.NOW) {
            return null;
        }
        return leftovers().stream()
                .findFirst()
                .map(id -> stopped(Stop.UNEXPLAINED_AUTHORIZATION, id.value()))
                .orElse(null);
    }

    /** Authorizations of this month's convention, or with any run's nonce, that are not the old one. */
    private List<AuthorizationId> leftovers() {
        String convention = Nonce.convention(run.charter().convention(), month());
        return list().entries().stream()
                .filter(found -> !found.id().equals(old()))
                .filter(found -> found.description().startsWith(convention)
                        || (found.description().startsWith(family()) && Nonce.in(found.description()) != null))
                .map(Authorization::id)
                .toList();
    }

    /** What the descriptions of all months begin with. */
    private String family() {
        String convention = run.charter().convention();
        int variable = convention.indexOf('{');
        return variable < 0 ? convention : convention.substring(0, variable);
    }

    // --- whether every store holds it

    private List<Check> storeChecks(Place place) {
        String name = place.id().value();
        return switch (place.kind()) {
            case VAULT, READABLE ->
                List.of(
                        answered(sight, holding(place), name),
                        () -> key.equals(held(place).value()) ? null : stopped(Stop.STORE_DRIFTED, name));
            case WRITE_ONLY -> {
                List<Check> checks = new ArrayList<>();
                checks.add(answered(sight, new Question.Tracing(place.id()), name));
                checks.add(() -> traced(place).shadowedBy() == null ? null : stopped(Stop.STORE_SHADOWED, name));
                if (place.proof() == Place.Proof.CHALLENGE) {
                    Question proof = new Question.Proving(place.id(), key);
                    checks.add(answered(sight, proof, name));
                    checks.add(() -> answer(sight, proof, Reading.Proven.class).same()
                            ? null
                            : stopped(Stop.STORE_DRIFTED, name));
                }
                yield checks;
            }
        };
    }

    // --- what is recorded

    private Event based(Moment now) {
        Identification identified = identify();
        if (identified == null) {
            throw new IllegalStateException("the old authorization was identified a moment ago");
        }
        Authorization old = list().of(identified.id());
        if (old == null) {
            throw new IllegalStateException("the old authorization was listed a moment ago");
        }
        return new Event.Based(new Base(
                old.id(),
                key,
                identified.by(),
                old.description(),
                old.createdAt(),
                answer(sight, identity(), Reading.Identified.class).account().userId(),
                source(run).itemId(),
                source(run).version(),
                traces(),
                guarded(),
                settle(now),
                month(),
                findings()));
    }

    private Map<StoreId, String> traces() {
        Map<StoreId, String> traces = new HashMap<>();
        others(run).stream()
                .filter(place -> place.kind() == Place.Kind.WRITE_ONLY)
                .filter(place -> sight.to(new Question.Tracing(place.id()), Reading.class) instanceof Reply.Answered<?>)
                .forEach(place -> traces.put(place.id(), traced(place).updatedAt()));
        return traces;
    }

    /** Authorizations whose key a session holds: somebody uses them. */
    private Set<AuthorizationId> guarded() {
        Set<AuthorizationId> guarded = new HashSet<>();
        for (SessionId session : run.charter().sessions()) {
            AuthorizationId held = heldBy(session);
            if (held != null && !held.equals(old())) {
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

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        run.charter().sessions().forEach(session -> addSession(findings, session));
        Label label = held(run.charter().vault()).believed();
        if (label != null && label.state() == Label.State.OPEN) {
            findings.add(new Finding(
                    Finding.Kind.LABEL_LEFT_OPEN, run.charter().vault().id().value(), null));
        }
        if (run.charter().urgency() == Charter.Urgency.NOW) {
            leftovers().forEach(id -> findings.add(new Finding(Finding.Kind.UNEXPLAINED, null, id)));
        }
        return findings;
    }

    private void addSession(List<Finding> findings, SessionId session) {
        Reply<Reading.Reported> reply = sight.to(new Question.Session(session), Reading.Reported.class);
        if (!(reply instanceof Reply.Answered<Reading.Reported>(var reported)) || reported.value() == null) {
            findings.add(new Finding(Finding.Kind.SESSION_UNKNOWN, session.value(), null));
        } else if (!reported.value().equals(key)) {
            Finding.Kind kind = reported.alive() ? Finding.Kind.SESSION_DRIFT : Finding.Kind.SESSION_STALE;
            findings.add(new Finding(kind, session.value(), heldBy(session)));
        }
    }

    /** Until when, in this process, no late duplicate of an earlier write can arrive any more. */
    private Duration settle(Moment now) {
        Duration youngest = run.charter().quiescence();
        youngest = min(youngest, held(run.charter().vault()).age());
        for (Place place : others(run)) {
            if (place.kind() == Place.Kind.WRITE_ONLY
                    && sight.to(new Question.Tracing(place.id()), Reading.class) instanceof Reply.Answered<?>) {
                youngest = min(youngest, traced(place).age());
            }
        }
        Duration left = run.charter().quiescence().minus(youngest);
        return left.isPositive() ? now.elapsed().plus(left) : Duration.ZERO;
    }

    private static Duration min(Duration one, @Nullable Duration other) {
        if (other == null || other.compareTo(one) >= 0) {
            return one;
        }
        return other.isNegative() ? Duration.ZERO : other;
    }

    // --- the questions and their answers

    private static Event.Sourced source(Run run) {
        Event.Sourced source = run.source();
        if (source == null) {
            throw new IllegalStateException("the vault was not read yet");
        }
        return source;
    }

    private static List<Place> others(Run run) {
        return run.charter().stores().subList(1, run.charter().stores().size());
    }

    private static Question holding(Place place) {
        return new Question.Holding(place.id());
    }

    private Question vault() {
        return holding(run.charter().vault());
    }

    private Question identity() {
        return new Question.Identity(key);
    }

    private Question listing() {
        return new Question.Listing(key);
    }

    private Question matching() {
        return new Question.Matching(key);
    }

    private Reading.Held held(Place place) {
        return answer(sight, holding(place), Reading.Held.class);
    }

    private Reading.Traced traced(Place place) {
        return answer(sight, new Question.Tracing(place.id()), Reading.Traced.class);
    }

    private Reading.Listed list() {
        return answer(sight, listing(), Reading.Listed.class);
    }

    private AuthorizationId old() {
        Identification identified = identify();
        if (identified == null) {
            throw new IllegalStateException("the old authorization was identified a moment ago");
        }
        return identified.id();
    }

    private String month() {
        Instant at = list().at();
        if (at == null) {
            at = list().entries().stream()
                    .map(Authorization::createdAt)
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
        }
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString().substring(0, 7);
    }
}
