package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.refused;

import java.util.List;

/**
 * Whether an approval of our write to the vault is still open. Until two listings of all requests by our identity show none, a request
 * may be merged at any time, so nothing is minted and nothing swept.
 */
final class Approval {
    private Approval() {}

    static Effect.Look look(Run run) {
        return new Effect.Look(Effect.Purpose.APPROVAL, List.of(), List.of(open(run), vault(run)));
    }

    static Event judge(Run run, Sight sight) {
        Charter.Place vault = run.charter().vault();
        return first(List.of(answered(sight, vault(run), vault.id().value())), () -> judge(run, vault, sight));
    }

    /** What the vault holds tells more than any list: a request that was merged is over. */
    private static Event judge(Run run, Charter.Place vault, Sight sight) {
        Attempt last = run.last();
        if (last == null) {
            throw new IllegalStateException("nothing was written");
        }
        Event read =
                Confirmation.read(run, vault, Verification.token(last), answer(sight, vault(run), Reading.Held.class));
        return read instanceof Event.Unchanged ? unmerged(run, vault, sight) : read;
    }

    /** Where only people may see requests, a person says when none is open any more. */
    private static Event unmerged(Run run, Charter.Place vault, Sight sight) {
        boolean unseen = refused(sight, open(run), Refusal.FORBIDDEN) || refused(sight, open(run), Refusal.UNSUPPORTED);
        Event unanswered = unseen
                ? null
                : Checks.unanswered(
                        sight.to(open(run), Reading.class), vault.id().value());
        if (unanswered != null) {
            return unanswered;
        }
        boolean settled = unseen
                ? run.approvalsClosed()
                : answer(sight, open(run), Reading.Approvals.class).ids().isEmpty();
        return settled ? new Event.ApprovalsSettled(vault.id()) : new Event.Paused(Pause.APPROVAL, null);
    }

    private static Question open(Run run) {
        return new Question.Approving(run.charter().vault().id());
    }

    private static Question vault(Run run) {
        return new Question.Holding(run.charter().vault().id());
    }
}
