package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.refused;
import static dev.keyrota.protocol.Checks.stopped;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Checks.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every proof that is demanded before the old key dies: each store holds the new key and no place holds the old one, the new key works,
 * both authorizations are what they were, and no consumer that began before the proof is still at work. The proofs are worth
 * {@link #FRESH}; then they are seen again.
 */
final class Gate {
    /** How long the evidence is good. */
    static final Duration FRESH = Duration.ofSeconds(60);

    private final Run run;
    private final Sight sight;
    private final Fingerprint key;

    private Gate(Run run, Sight sight) {
        this.run = run;
        this.sight = sight;
        this.key = run.acting();
    }

    static Effect.Look look(Run run) {
        List<Question> once = new ArrayList<>();
        List<Question> twice = new ArrayList<>();
        once.add(new Question.Identity(run.acting()));
        once.add(new Question.Identity(run.oldKey()));
        twice.add(new Question.Listing(run.acting()));
        for (Place place : required(run)) {
            twice.add(Confirmation.question(place));
            Event.Stored stored = run.progress(place.id()).stored();
            if (stored != null && stored.provenAt() != null && !run.isEmergency()) {
                once.add(new Question.Pending(place.id(), stored.provenAt()));
            }
        }
        if (run.urgency() != Charter.Urgency.NOW) {
            readable(run.charter().siblings()).forEach(place -> twice.add(new Question.Holding(place.id())));
            run.charter().sessions().forEach(session -> once.add(new Question.Session(session)));
        }
        once.addAll(Holders.questions(run));
        return new Effect.Look(Effect.Purpose.GATE, once, twice);
    }

    static Event judge(Run run, Sight sight) {
        return new Gate(run, sight).judge();
    }

    /** The stores that must hold the new key before the old one dies: all, or in an emergency the vault alone. */
    private static List<Place> required(Run run) {
        return run.urgency() == Charter.Urgency.NOW
                ? List.of(run.charter().vault())
                : run.charter().stores();
    }

    private Event judge() {
        List<Check> checks = new ArrayList<>();
        checks.add(() -> newKeyRefused(run, sight));
        required(run).forEach(place -> checks.addAll(StoreProof.checks(run, sight, place, Stop.CONFLICT)));
        checks.add(answered(sight, identity(), null));
        checks.add(answered(sight, listing(), null));
        checks.add(this::newGone);
        checks.add(this::alreadyDead);
        checks.add(this::oldChanged);
        if (run.urgency() != Charter.Urgency.NOW) {
            readable(run.charter().siblings()).forEach(place -> checks.add(sibling(run, sight, place)));
            run.charter().sessions().forEach(session -> checks.add(() -> sessionShuts(session)));
            checks.add(Holders.answers(sight));
            checks.add(this::registeredShut);
        }
        required(run).forEach(place -> checks.add(() -> consumersPending(place)));
        return first(checks, () -> new Event.Gated(sight.since()));
    }

    /** The new key does not authenticate: a fact of its own, since the keys that still do must tell why. */
    static @Nullable Event newKeyRefused(Run run, Sight sight) {
        Attempt fresh = run.fresh();
        if (!refused(sight, new Question.Identity(run.acting()), Refusal.UNAUTHENTICATED)) {
            return null;
        }
        if (run.isRecovery()) {
            return stopped(Stop.OLD_KEY_DEAD, null);
        }
        return fresh == null || fresh.id() == null ? stopped(Stop.NEW_KEY_DEAD, null) : new Event.Suspected(fresh.id());
    }

    private @Nullable Event newGone() {
        Attempt fresh = run.fresh();
        boolean there = fresh != null && fresh.id() != null && list().of(fresh.id()) != null;
        return there ? null : stopped(Stop.NEW_KEY_DEAD, null);
    }

    /**
     * The old one has ended: by a revocation of ours whose answer did not tell, or by somebody else's. Its token is refused; where it
     * cannot be had any more, two lists without it do, after a revocation of ours.
     */
    private @Nullable Event alreadyDead() {
        AuthorizationId old = run.known().oldId();
        Question token = new Question.Identity(run.oldKey());
        boolean refusedToken = refused(sight, token, Refusal.UNAUTHENTICATED);
        boolean lostToken =
                refused(sight, token, Refusal.NO_KEY) && run.finish().everRevoked();
        return list().of(old) == null && (refusedToken || lostToken) ? new Event.Gone(old, refusedToken) : null;
    }

    /** The old one must be there, and be what it was: an id that bears another description is not the one we identified. */
    private @Nullable Event oldChanged() {
        Base base = run.known();
        AuthorizationId old = base.oldId();
        Base.@Nullable Listed before = base.old() == null ? null : base.old().listed();
        Authorization entry = list().of(old);
        boolean same = entry != null && new Base.Listed(entry.description(), entry.createdAt()).equals(before);
        if (same && base.oldDead()) {
            return stopped(Stop.OLD_REGENERATED, old.value());
        }
        return same ? null : stopped(Stop.OLD_CHANGED, old.value());
    }

    static List<Place> readable(List<Place> places) {
        return places.stream()
                .filter(place -> place.kind() != Place.Kind.WRITE_ONLY)
                .toList();
    }

    /** A place of another credential must not hold the old key. */
    static Check sibling(Run run, Sight sight, Place place) {
        Question question = new Question.Holding(place.id());
        return () -> {
            if (refused(sight, question, Refusal.NOT_FOUND)) {
                return null;
            }
            Event unanswered = Checks.unanswered(
                    sight.to(question, Reading.class), place.id().value());
            if (unanswered != null) {
                return unanswered;
            }
            boolean holdsOld = run.oldKey()
                    .equals(answer(sight, question, Reading.Held.class).value());
            return holdsOld ? stopped(Stop.STORE_DRIFTED, place.id().value()) : null;
        };
    }

    /** A session that holds the old key stops the run; one that cannot be asked keeps the gate shut until a person answers for it. */
    private @Nullable Event sessionShuts(SessionId session) {
        return switch (sight.to(new Question.Session(session), Reading.Reported.class)) {
            case Reply.Answered<Reading.Reported>(var reported) ->
                run.oldKey().equals(reported.value()) ? stopped(Stop.SESSION_HOLDS_OLD, session.value()) : null;
            case Reply.Refused<Reading.Reported> _, Reply.Unclear<Reading.Reported> _ ->
                run.vouched().contains(session) ? null : new Event.Paused(Pause.SESSION, null);
        };
    }

    /** Sessions that were given the old key and may hold it still. */
    private @Nullable Event registeredShut() {
        return Holders.pause(run, sight, list().at(), each -> each.key().equals(run.oldKey()));
    }

    private @Nullable Event consumersPending(Place place) {
        Event.Stored stored = run.progress(place.id()).stored();
        if (stored == null || stored.provenAt() == null || run.isEmergency()) {
            return null;
        }
        Question question = new Question.Pending(place.id(), stored.provenAt());
        Event unanswered =
                Checks.unanswered(sight.to(question, Reading.class), place.id().value());
        if (unanswered != null) {
            return unanswered;
        }
        return answer(sight, question, Reading.Consumers.class).ids().isEmpty()
                ? null
                : new Event.Paused(Pause.CONSUMERS, null);
    }

    private Question identity() {
        return new Question.Identity(key);
    }

    private Question listing() {
        return new Question.Listing(key);
    }

    private Reading.Listed list() {
        return answer(sight, listing(), Reading.Listed.class);
    }
}
