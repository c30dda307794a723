package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;

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
        return first(
                List.of(
                        answered(sight, vault(run), vault.id().value()),
                        answered(sight, open(run), vault.id().value())),
                () -> judge(run, vault, sight));
    }

    private static Event judge(Run run, Charter.Place vault, Sight sight) {
        Attempt last = run.last();
        if (last == null) {
            throw new IllegalStateException("nothing was written");
        }
        Event read =
                Confirmation.read(run, vault, Verification.token(last), answer(sight, vault(run), Reading.Held.class));
        if (!(read instanceof Event.Unchanged)) {
            return read;
        }
        return answer(sight, open(run), Reading.Approvals.class).ids().isEmpty()
                ? new Event.ApprovalsSettled(vault.id())
                : new Event.Paused(Pause.APPROVAL, null);
    }

    private static Question open(Run run) {
        return new Question.Approving(run.charter().vault().id());
    }

    private static Question vault(Run run) {
        return new Question.Holding(run.charter().vault().id());
    }
}
