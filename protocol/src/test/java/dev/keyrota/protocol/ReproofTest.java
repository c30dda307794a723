package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.CI;
import static dev.keyrota.protocol.Order.UNCHALLENGED;
import static dev.keyrota.protocol.Order.VAULT;
import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.keyrota.protocol.Charter.Place.Proof;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A store that cannot be read and was written again, perhaps by a late duplicate of ours, is proven anew and not written. */
class ReproofTest {
    private static final Question TRACED = new Question.Tracing(Samples.CI);
    private static final Question PROOF = new Question.Proving(Samples.CI, NEW_KEY);

    private final Story unproven =
            Story.of(rotation().stores(VAULT, CI)).everywhere().then(new Event.Unproven(Samples.CI));

    @Test
    void its_consumer_is_challenged_again() {
        assertThat(unproven.next())
                .isEqualTo(new Effect.Look(
                        Effect.Purpose.REPROVE, List.of(TRACED, PROOF), List.of(), List.of(), List.of()));
    }

    @Test
    void a_consumer_that_still_gets_the_new_key_proves_it_under_its_new_date() {
        World world =
                World.rotated().traced(Samples.CI, "later").says(PROOF, new Reading.Proven(true, Life.LIVE, "8", AT));

        assertThat(unproven.judged(world))
                .isEqualTo(new Event.Stored(Samples.CI, Proof.CHALLENGE, "later", NEW_KEY, AT));
    }

    @Test
    void a_consumer_that_gets_another_key_stops_the_run() {
        assertThat(unproven.judged(World.minted())).isEqualTo(new Event.Stopped(Stop.CONFLICT, "ci"));
    }

    @Test
    void a_challenge_without_an_answer_stops_the_run() {
        assertThat(unproven.judged(World.rotated().silent(PROOF))).isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "ci"));
    }

    @Test
    void a_second_date_is_nobodys_proof() {
        Story dated =
                Story.of(rotation().stores(VAULT, UNCHALLENGED)).everywhere().then(new Event.Unproven(Samples.CI));

        assertThat(dated.look().once()).containsExactly(TRACED);
        assertThat(dated.judged(World.rotated().traced(Samples.CI, "later")))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "ci"));
    }

    @Test
    void nothing_is_proven_again_where_nothing_is_outstanding() {
        for (Story story :
                List.of(Story.of(rotation()).everywhere(), Story.of(rotation()).based())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Reproof.judge(story.run(), new Sight(Map.of(), Duration.ZERO)))
                    .withMessage("nothing is to be proven again");
        }
    }
}
