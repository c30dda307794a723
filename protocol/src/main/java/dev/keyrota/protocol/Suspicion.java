package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.refused;
import static dev.keyrota.protocol.Checks.stopped;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the new key, refused where it must work, is dead: somebody revoked it. The list of another living key says so, twice, and only
 * then is another minted in its place.
 */
final class Suspicion {
    private Suspicion() {}

    /**
     * What a look came to, unless it was only denied because the new key, with which it asked, is refused: that is a suspicion, and no
     * missing permission.
     */
    static Event unless(Run run, Sight sight, Event judged) {
        Attempt fresh = run.fresh();
        AuthorizationId suspect = fresh == null ? null : fresh.id();
        boolean denied = judged instanceof Event.Stopped(var why, var _) && why == Stop.DENIED;
        return suspect != null && denied && !run.suspect() && isRefused(run, sight)
                ? new Event.Suspected(suspect)
                : judged;
    }

    /** The same of a deed's confirmation, which then concludes nothing: the deed is looked at again from the beginning. */
    static List<Event> unless(Run run, Act act, Sight sight, List<Event> judged) {
        boolean denied = judged.getFirst() instanceof Event.Stopped(var why, var _) && why == Stop.DENIED;
        return switch (act) {
            case Act.Revoke(var id, var _, var with)
            when denied && isRefused(with, sight) -> List.of(new Event.Remains(id));
            case Act.Write(var store, var _, var _)
            when denied && isRefused(run, sight) -> List.of(new Event.Unchanged(store));
            case Act.Create _, Act.Receive _, Act.Write _, Act.Revoke _, Act.Close _ -> judged;
        };
    }

    /** Whether the new key, once the vault holds it, was refused where it asked. */
    private static boolean isRefused(Run run, Sight sight) {
        Attempt fresh = run.fresh();
        if (fresh == null || !run.holds(run.charter().vault().id(), fresh)) {
            return false;
        }
        return isRefused(run.acting(), sight)
                || run.charter().stores().stream()
                        .filter(place -> place.proof() == Charter.Place.Proof.ROLLOUT)
                        .flatMap(place -> Stream.of(Confirmation.question(place), new Question.Rollout(place.id())))
                        .anyMatch(question -> sight.refused(question));
    }

    private static boolean isRefused(Fingerprint with, Sight sight) {
        return Stream.of(new Question.Listing(with), new Question.Identity(with), new Question.Allowance(with))
                .anyMatch(sight::refused);
    }

    /** The key that can tell: the old one as long as it lives, else one that a person lends; null if there is none. */
    static @Nullable Fingerprint witness(Run run) {
        Run.Loan loan = run.loan();
        if (loan != null) {
            return loan.key();
        }
        return run.finish().oldGone() ? null : run.oldKey();
    }

    static Effect.Look look(Run run, Fingerprint witness) {
        return new Effect.Look(
                Effect.Purpose.SUSPICION, List.of(identity(run)), List.of(new Question.Listing(witness)));
    }

    static Event judge(Run run, Sight sight) {
        Fingerprint witness = witness(run);
        if (witness == null) {
            throw new IllegalStateException("nobody can tell whether the new key is dead");
        }
        Question listing = new Question.Listing(witness);
        AuthorizationId suspect = suspect(run);
        return first(
                List.of(() -> witnessDead(sight, listing, suspect), answered(sight, listing, null), () -> {
                    boolean dead = refused(sight, identity(run), Refusal.UNAUTHENTICATED)
                            && answer(sight, listing, Reading.Listed.class).of(suspect) == null;
                    return dead ? null : stopped(Stop.NEW_KEY_DEAD, suspect.value());
                }),
                () -> new Event.Gone(suspect, true));
    }

    /** Where the witness is refused too, or cannot be had, nothing that we hold can tell more: a person must lend a key. */
    private static @Nullable Event witnessDead(Sight sight, Question listing, AuthorizationId suspect) {
        return sight.refused(listing) ? stopped(Stop.NEW_KEY_DEAD, suspect.value()) : null;
    }

    private static AuthorizationId suspect(Run run) {
        Attempt fresh = run.fresh();
        if (fresh == null || fresh.id() == null) {
            throw new IllegalStateException("there is no new key to be suspected");
        }
        return fresh.id();
    }

    private static Question identity(Run run) {
        return new Question.Identity(run.acting());
    }
}
