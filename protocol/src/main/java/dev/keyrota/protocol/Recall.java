package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;

import java.util.List;

/**
 * After a crash that lost the new key's secret: whether the vault received it before. If it did, the run goes forward with it; if not,
 * another is minted and this one is left alive until the sweep, since its write may have been the last thing that was sent.
 */
final class Recall {
    private Recall() {}

    static Effect.Look look(Run run) {
        return new Effect.Look(
                Effect.Purpose.RECALL,
                List.of(),
                List.of(Confirmation.question(run.charter().vault())));
    }

    static Event judge(Run run, Sight sight) {
        Charter.Place vault = run.charter().vault();
        Question question = Confirmation.question(vault);
        Attempt last = run.last();
        if (last == null) {
            throw new IllegalStateException("nothing was created");
        }
        return first(
                List.of(answered(sight, question, vault.id().value())),
                () -> Confirmation.read(
                        run, vault, Verification.token(last), answer(sight, question, Reading.Held.class)));
    }
}
