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

/** Whether a deed was done: told by reading, and never by the answer to the deed. */
final class Confirmation {
    private Confirmation() {}

    static Effect.Look look(Run run, Act act) {
        return switch (act) {
            case Act.Write(var store, var _, var value) ->
                ofWrite(run, run.charter().place(store), value);
            case Act.Revoke revoke -> ofDeath(run, revoke);
            case Act.Close _ ->
                new Effect.Look(
                        Effect.Purpose.CONFIRM,
                        List.of(),
                        List.of(question(run.charter().vault())));
            case Act.Create _, Act.Receive _ ->
                throw new IllegalStateException("a creation is not confirmed but searched for");
        };
    }

    static List<Event> judge(Run run, Act act, Sight sight) {
        return switch (act) {
            case Act.Write(var store, var _, var value) ->
                writtenAndCleared(run, run.charter().place(store), value, sight);
            case Act.Revoke revoke -> deadAndWhole(run, revoke, sight);
            case Act.Close close -> List.of(closed(run, close, sight));
            case Act.Create _, Act.Receive _ ->
                throw new IllegalStateException("a creation is not confirmed but searched for");
        };
    }

    /** What tells whether a place was written. */
    static Question question(Place place) {
        return place.kind() == Place.Kind.WRITE_ONLY
                ? new Question.Tracing(place.id())
                : new Question.Holding(place.id());
    }

    private static Effect.Look ofWrite(Run run, Place place, Fingerprint value) {
        Place next = nextToClear(run, place);
        return switch (place.kind()) {
            case VAULT, READABLE ->
                new Effect.Look(
                        Effect.Purpose.CONFIRM,
                        next == null ? List.of() : Clearance.questions(run, next, value),
                        List.of(question(place)));
            case WRITE_ONLY -> new Effect.Look(Effect.Purpose.CONFIRM, proofs(place, value), List.of());
        };
    }

    /**
     * The store that may be looked at beside the confirmation, since it is written next; null if none is. Not beside a consumer's proof,
     * which takes so long that the look would be old.
     */
    private static @Nullable Place nextToClear(Run run, Place place) {
        boolean killFirst =
                run.urgency() == Charter.Urgency.NOW && !run.finish().oldGone();
        if (place.kind() == Place.Kind.WRITE_ONLY || killFirst) {
            return null;
        }
        Place next = Outstanding.next(run, place);
        return next == null
                        || next.writtenBy() != null
                        || run.progress(next.id()).reproofs() > 0
                ? null
                : next;
    }

    private static List<Event> writtenAndCleared(Run run, Place place, Fingerprint value, Sight sight) {
        Event written = written(run, place, value, sight);
        Place next = nextToClear(run, place);
        if (!(written instanceof Event.Stored) || next == null) {
            return List.of(written);
        }
        return Clearance.judge(run, next, value, sight) instanceof Event.Cleared cleared
                ? List.of(written, cleared)
                : List.of(written);
    }

    static List<Question> proofs(Place place, Fingerprint value) {
        return place.proof() == Place.Proof.CHALLENGE
                ? List.of(question(place), new Question.Proving(place.id(), value))
                : List.of(question(place));
    }

    static Event written(Run run, Place place, Fingerprint value, Sight sight) {
        if (Clearance.isStillEmpty(run, place, sight)) {
            return new Event.Unchanged(place.id());
        }
        String name = place.id().value();
        List<Check> checks = new ArrayList<>();
        checks.add(answered(sight, question(place), name));
        if (place.kind() != Place.Kind.WRITE_ONLY) {
            return first(checks, () -> read(run, place, value, answer(sight, question(place), Reading.Held.class)));
        }
        if (place.proof() == Place.Proof.CHALLENGE) {
            checks.add(answered(sight, new Question.Proving(place.id(), value), name));
        }
        return first(checks, () -> traced(run, place, value, sight));
    }

    /** What a place that can be read turned out to hold. */
    static Event read(Run run, Place place, Fingerprint value, Reading.Held held) {
        if (value.equals(held.value())) {
            return place.proof() == Place.Proof.ROLLOUT
                    ? new Event.Rolling(place.id(), held.version())
                    : new Event.Stored(place.id(), Place.Proof.READING, held.version(), value, null);
        }
        return run.isExplained(place, held.value())
                ? new Event.Unchanged(place.id())
                : stopped(Stop.CONFLICT, place.id().value());
    }

    private static Event traced(Run run, Place place, Fingerprint value, Sight sight) {
        Reading.Traced traced = answer(sight, question(place), Reading.Traced.class);
        String updatedAt = traced.updatedAt();
        if (place.proof() != Place.Proof.CHALLENGE) {
            String before = run.progress(place.id()).trace();
            boolean written = before == null ? run.charter().wasEmpty(place) : !updatedAt.equals(before);
            return written
                    ? new Event.Stored(place.id(), Place.Proof.UPDATED_AT, updatedAt, value, null)
                    : new Event.Unchanged(place.id());
        }
        Reading.Proven proven = answer(sight, new Question.Proving(place.id(), value), Reading.Proven.class);
        if (proven.same() && !StoreProof.proves(proven, traced)) {
            return stopped(Stop.NO_ANSWER, place.id().value());
        }
        return proven.same()
                ? new Event.Stored(place.id(), Place.Proof.CHALLENGE, updatedAt, value, proven.consumerCreatedAt())
                : unwritten(run, place, updatedAt);
    }

    /** It holds another key. Where it was written since it was cleared, the last who did was somebody else, and is not overwritten unasked. */
    private static Event unwritten(Run run, Place place, String updatedAt) {
        String before = run.progress(place.id()).trace();
        return before == null || updatedAt.equals(before)
                ? new Event.Unchanged(place.id())
                : stopped(Stop.CONFLICT, place.id().value());
    }

    // --- death

    private static Effect.Look ofDeath(Run run, Act.Revoke revoke) {
        if (revoke.with().equals(run.oldKey()) && revoke.why() == Act.Revoke.Why.OLD) {
            return new Effect.Look(
                    Effect.Purpose.CONFIRM,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new Question.Identity(run.oldKey())));
        }
        List<Question> vanishing = new ArrayList<>();
        vanishing.add(new Question.Showing(revoke.with(), revoke.id()));
        if (revoke.why() == Act.Revoke.Why.OLD) {
            vanishing.add(new Question.Identity(run.oldKey()));
        }
        return new Effect.Look(
                Effect.Purpose.CONFIRM,
                isLast(run, revoke) ? Final.look(run).once() : List.of(),
                List.of(new Question.Listing(revoke.with())),
                List.of(),
                vanishing);
    }

    /** Whether nothing but the closing of the label is left to do, so that the last look at everything is made beside this one. */
    private static boolean isLast(Run run, Act.Revoke revoke) {
        return revoke.why() == Act.Revoke.Why.OLD
                && run.unsure() == null
                && run.acting().equals(revoke.with())
                && Outstanding.next(run) == null;
    }

    private static List<Event> deadAndWhole(Run run, Act.Revoke revoke, Sight sight) {
        Event dead = dead(run, revoke, sight);
        if (!(dead instanceof Event.Gone) || !isLast(run, revoke)) {
            return List.of(dead);
        }
        Event.Swept swept = Sweep.of(run, answer(sight, new Question.Listing(revoke.with()), Reading.Listed.class));
        if (!swept.orphans().isEmpty()) {
            // Before they die there is more to ask: the sweep does.
            return List.of(dead);
        }
        return Final.judge(run, sight) instanceof Event.Settled settled
                ? List.of(dead, swept, settled)
                : List.of(dead, swept);
    }

    /**
     * Dead is what two lists lack, what cannot be shown, and, for the old one, whose token is refused; where that token cannot be had any
     * more, the lists suffice.
     */
    private static Event dead(Run run, Act.Revoke revoke, Sight sight) {
        if (revoke.with().equals(run.oldKey()) && revoke.why() == Act.Revoke.Why.OLD) {
            return deadByItself(run, revoke, sight);
        }
        Question listing = new Question.Listing(revoke.with());
        Question showing = new Question.Showing(revoke.with(), revoke.id());
        Question token = new Question.Identity(run.oldKey());
        boolean old = revoke.why() == Act.Revoke.Why.OLD;
        List<Check> checks = new ArrayList<>();
        checks.add(answered(sight, listing, null));
        checks.add(() -> answer(sight, listing, Reading.Listed.class).of(revoke.id()) != null
                ? new Event.Remains(revoke.id())
                : null);
        checks.add(() -> refused(sight, showing, Refusal.NOT_FOUND)
                ? null
                : Checks.unanswered(sight.to(showing, Reading.class), null));
        checks.add(() -> refused(sight, showing, Refusal.NOT_FOUND) ? null : new Event.Remains(revoke.id()));
        if (old) {
            checks.add(() -> tokenLives(sight, token)
                    ? stopped(Stop.NOT_REVOKED, revoke.id().value())
                    : null);
            checks.add(() -> sight.refused(token) ? null : Checks.unanswered(sight.to(token, Reading.class), null));
        }
        return first(checks, () -> new Event.Gone(revoke.id(), old && refused(sight, token, Refusal.UNAUTHENTICATED)));
    }

    /** A key that revoked itself can list nothing any more: that it is refused is the proof. */
    private static Event deadByItself(Run run, Act.Revoke revoke, Sight sight) {
        Question token = new Question.Identity(run.oldKey());
        if (refused(sight, token, Refusal.UNAUTHENTICATED)) {
            return new Event.Gone(revoke.id(), true);
        }
        Event unanswered = Checks.unanswered(sight.to(token, Reading.class), null);
        return unanswered == null ? new Event.Remains(revoke.id()) : unanswered;
    }

    private static boolean tokenLives(Sight sight, Question token) {
        return sight.to(token, Reading.class) instanceof Reply.Answered<?>;
    }

    // --- the label

    private static Event closed(Run run, Act.Close close, Sight sight) {
        Place vault = run.charter().vault();
        return first(List.of(answered(sight, question(vault), vault.id().value())), () -> {
            Reading.Held held = answer(sight, question(vault), Reading.Held.class);
            if (!close.value().equals(held.value())) {
                return stopped(Stop.STORE_LOST, vault.id().value());
            }
            Label label = held.believed();
            boolean done = label != null && label.run().equals(run.id()) && label.state() == Label.State.DONE;
            return done ? completed(run) : new Event.Unchanged(vault.id());
        });
    }

    private static Event completed(Run run) {
        Attempt fresh = run.fresh();
        if (fresh == null || fresh.id() == null) {
            throw new IllegalStateException("a run is completed by its new key");
        }
        return new Event.Completed(fresh.id(), Verification.token(fresh));
    }
}
