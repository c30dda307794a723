package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.stopped;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a key that a person lent belongs to the account: a stranger's would create the new authorization in a stranger's account. */
final class Borrowing {
    private Borrowing() {}

    static Effect.Look look(Run.Loan loan) {
        return new Effect.Look(Effect.Purpose.LOAN, List.of(question(loan)), List.of());
    }

    static Event judge(Run run, Sight sight) {
        Run.Loan loan = run.loan();
        if (loan == null) {
            throw new IllegalStateException("nothing was lent");
        }
        Question question = question(loan);
        return first(
                List.of(
                        answered(sight, question, null),
                        () -> foreign(
                                run,
                                answer(sight, question, Reading.Identified.class)
                                        .account())),
                Event.LoanProven::new);
    }

    private static @Nullable Event foreign(Run run, Account account) {
        boolean sameAddress = account.email().equalsIgnoreCase(run.charter().identity());
        boolean sameUser = run.base() == null || run.base().userId().equals(account.userId());
        return sameAddress && sameUser ? null : stopped(Stop.WRONG_ACCOUNT, null);
    }

    private static Question question(Run.Loan loan) {
        return new Question.Identity(loan.key());
    }
}
