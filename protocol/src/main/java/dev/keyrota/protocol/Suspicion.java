package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.refused;
import static dev.keyrota.protocol.Checks.stopped;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the new key, refused where it must work, is dead: somebody revoked it. The list of another living key says so, twice, and only
 * then is another minted in its place.
 */
final class Suspicion {
    private Suspicion() {}

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
                List.of(answered(sight, listing, null), () -> {
                    boolean dead = refused(sight, identity(run), Refusal.UNAUTHENTICATED)
                            && answer(sight, listing, Reading.Listed.class).of(suspect) == null;
                    return dead ? null : stopped(Stop.NEW_KEY_DEAD, suspect.value());
                }),
                () -> new Event.Gone(suspect, true));
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
