package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.LENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A key that a person lends is used for nothing before it is seen to belong to the account. */
class BorrowingTest {
    private static final Question IDENTITY = new Question.Identity(LENT);

    private final Story story = Story.of(rotation()).then(new Event.Lent(LENT, "somebody"));

    @Test
    void a_lent_key_is_asked_whom_it_authenticates_before_anything_else() {
        assertThat(story.next())
                .isEqualTo(new Effect.Look(Effect.Purpose.LOAN, List.of(IDENTITY), List.of(), List.of(), List.of()));
    }

    @Test
    void a_key_of_the_account_is_proven_and_then_used() {
        World world = World.untouched().lender();

        assertThat(story.judged(world)).isEqualTo(new Event.LoanProven());
        assertThat(story.sees(world).look().purpose()).isEqualTo(Effect.Purpose.SOURCE);
    }

    @Test
    void the_address_may_be_written_in_capitals() {
        assertThat(story.judged(World.untouched().lender().account("user", "Owner@Example.COM")))
                .isEqualTo(new Event.LoanProven());
    }

    @Test
    void a_strangers_key_stops_the_run() {
        assertThat(story.judged(World.untouched().lender().account("user", "stranger@example.com")))
                .isEqualTo(new Event.Stopped(Stop.WRONG_ACCOUNT, null));
    }

    @Test
    void once_the_account_is_known_a_lent_key_must_be_of_the_same_user() {
        Story based = Story.of(rotation()).based().then(new Event.Lent(LENT, "somebody"));

        assertThat(based.judged(World.untouched().lender())).isEqualTo(new Event.LoanProven());
        assertThat(based.judged(World.untouched().lender().account("another", "owner@example.com")))
                .isEqualTo(new Event.Stopped(Stop.WRONG_ACCOUNT, null));
    }

    @Test
    void a_lent_key_that_does_not_answer_stops_the_run() {
        assertThat(story.judged(World.untouched().silent(IDENTITY))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, null));
        assertThat(story.judged(World.untouched())).isEqualTo(new Event.Stopped(Stop.DENIED, null));
    }

    @Test
    void a_loan_is_forgotten_with_the_process_that_had_it() {
        assertThat(story.sees(World.untouched().lender()).resumed().run().loan())
                .isNull();
    }

    @Test
    void what_nobody_lent_is_not_proven() {
        Story nothingLent = Story.of(rotation());

        assertThatIllegalStateException()
                .isThrownBy(() -> Borrowing.judge(nothingLent.run(), new Sight(Map.of(), Duration.ZERO)))
                .withMessage("nothing was lent");
        assertThatIllegalStateException()
                .isThrownBy(() -> nothingLent.then(new Event.LoanProven()))
                .withMessage("nothing was lent");
    }
}
