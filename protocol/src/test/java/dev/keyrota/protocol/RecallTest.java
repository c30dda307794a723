package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.FOREIGN_KEY;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Custody: the new secret is in the memory of one process until the vault was read back; a later one has it from the vault, or not at all. */
class RecallTest {
    private static final Question VAULTED = new Question.Holding(VAULT);
    private static final Duration QUIET = Duration.ofMinutes(10);

    /** A write to the vault was announced, and the process died before it was answered; the vault was read since. */
    private final Story offered = Story.of(rotation())
            .based()
            .minted()
            .verified()
            .sending(VAULT)
            .resumed()
            .then(new Event.Unchanged(VAULT));

    @Test
    void a_key_that_the_vault_was_never_offered_is_ended_at_once_and_another_is_minted() {
        Story crashed = Story.of(rotation()).based().minted().verified().resumed();
        Act end = new Act.Revoke(NEW, Act.Revoke.Why.ORPHAN, OLD_KEY);

        assertThat(crashed.next()).isEqualTo(end);
        assertThat(crashed.then(new Event.Intended(end), new Event.Acknowledged(), new Event.Gone(NEW, false))
                        .next())
                .isEqualTo(new Act.Create(2, Samples.description(2), OLD_KEY));
    }

    @Test
    void a_key_that_the_vault_was_offered_is_looked_for_there_after_quiescence() {
        assertThat(offered.next()).isEqualTo(new Effect.Wait(QUIET, Effect.Wait.Why.QUIESCENCE));
        assertThat(offered.at(QUIET).next())
                .isEqualTo(new Effect.Look(Effect.Purpose.RECALL, List.of(), List.of(VAULTED), List.of(), List.of()));
    }

    @Test
    void where_the_vault_holds_it_the_run_goes_forward_with_it() {
        Story recalled = offered.at(QUIET);
        World world = World.minted().holds(VAULT, NEW_KEY);

        assertThat(recalled.judged(world))
                .isEqualTo(new Event.Stored(VAULT, Charter.Place.Proof.READING, "2", NEW_KEY, null));
        assertThat(recalled.sees(world).run().fresh()).isNotNull();
        assertThat(recalled.sees(world).run().acting()).isEqualTo(NEW_KEY);
    }

    @Test
    void where_it_does_not_it_is_left_alive_until_the_sweep_and_another_is_minted() {
        Story left = offered.at(QUIET).sees(World.minted());

        assertThat(offered.at(QUIET).judged(World.minted())).isEqualTo(new Event.Unchanged(VAULT));
        assertThat(left.next()).isEqualTo(new Act.Create(2, Samples.description(2), OLD_KEY));
        assertThat(left.run().attempts().getFirst().fate()).isEqualTo(Attempt.Fate.LEFT);
    }

    @Test
    void a_vault_that_holds_a_strangers_key_stops_the_run() {
        assertThat(offered.at(QUIET).judged(World.minted().holds(VAULT, FOREIGN_KEY)))
                .isEqualTo(new Event.Stopped(Stop.CONFLICT, "vault"));
        assertThat(offered.at(QUIET).judged(World.minted().silent(VAULTED)))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "vault"));
    }

    @Test
    void nothing_is_recalled_before_the_first_attempt() {
        Run run = Story.of(rotation()).based().run();

        assertThatIllegalStateException()
                .isThrownBy(() -> Recall.judge(run, new Sight(Map.of(), Duration.ZERO)))
                .withMessage("nothing was created");
    }
}
