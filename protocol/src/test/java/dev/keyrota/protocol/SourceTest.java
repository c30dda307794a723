package dev.keyrota.protocol;

import static dev.keyrota.protocol.Order.rotation;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Step 1: the key that the vault holds is the one to replace. */
class SourceTest {
    private static final Question VAULTED = new Question.Holding(VAULT);

    private final Story story = Story.of(rotation());

    @Test
    void a_run_begins_by_reading_the_vault_and_nothing_else() {
        assertThat(story.next())
                .isEqualTo(new Effect.Look(Effect.Purpose.SOURCE, List.of(VAULTED), List.of(), List.of(), List.of()));
    }

    @Test
    void what_the_vault_holds_is_to_be_replaced() {
        assertThat(story.judged(World.untouched())).isEqualTo(new Event.Sourced(OLD_KEY, "item", "1"));
    }

    @Test
    void a_value_without_a_keys_shape_stops_the_run() {
        assertThat(story.judged(World.untouched().holds(VAULT, null)))
                .isEqualTo(new Event.Stopped(Stop.NO_KEY_IN_VAULT, "vault"));
    }

    @Test
    void a_vault_that_does_not_answer_stops_the_run() {
        assertThat(story.judged(World.untouched().silent(VAULTED)))
                .isEqualTo(new Event.Stopped(Stop.NO_ANSWER, "vault"));
        assertThat(story.judged(World.untouched().refuses(VAULTED, Refusal.FORBIDDEN)))
                .isEqualTo(new Event.Stopped(Stop.DENIED, "vault"));
    }

    @Test
    void the_world_is_not_seen_before_the_vault_was_read() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Baseline.look(story.run()))
                .withMessageContaining("vault was not read");
    }
}
