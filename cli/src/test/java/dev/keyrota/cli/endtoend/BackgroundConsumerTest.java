package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.cli.Wholeness;
import dev.keyrota.sandbox.worlds.Outsider;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The control: what the consumer is for, it notices. */
class BackgroundConsumerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int FOR_GOOD_S = 3600;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @Test
    void the_control_a_key_that_is_revoked_while_places_hold_it_is_noticed_at_each_of_them() throws Exception {
        try (Scene scene = new Scene(folder)) {
            BackgroundConsumer consumer = scene.consumer();
            awaitCalls(consumer, 5);
            assertThat(consumer.seen().failed()).isZero();

            scene.sandbox().look(world -> {
                new Outsider(world).revoke(Wholeness.OLD);
                return world;
            });

            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(consumer.failures()).contains("vault", "github-ci"));
            assertThat(scene.inOrder()).contains("the consumer was refused");
            Proof.say(
                    "planted revocation",
                    "1 planted, " + (consumer.ended().failures().isEmpty() ? 0 : 1) + " found");
        }
    }

    /** A place that is emptied, or given a dead key, is no replacement. */
    @Test
    void the_control_a_dead_key_that_replaces_a_living_one_is_noticed() throws Exception {
        try (Scene scene = new Scene(folder)) {
            awaitCalls(scene.consumer(), 5);
            scene.sandbox().look(world -> {
                new Outsider(world).holdRevoked(world.place("github-ci").orElseThrow());
                return world;
            });

            assertThat(scene.consumer().ended().failures()).containsExactly("github-ci");
        }
    }

    @Test
    void the_control_a_network_that_goes_is_noticed_unless_the_test_takes_it_away() throws Exception {
        try (Scene scene = new Scene(folder)) {
            awaitCalls(scene.consumer(), 5);
            scene.consumer().leaveAlone();
            scene.sandbox().arm("*", "down", 0, FOR_GOOD_S);

            assertThat(scene.consumer().ended().failures()).isEmpty();
            assertThat(scene.consumer().seen().unheard()).isPositive();

            BackgroundConsumer other = new BackgroundConsumer(scene.sandbox());
            assertThat(other.ended().failures()).isNotEmpty().allMatch(each -> each.startsWith("nobody heard it: "));
        }
    }

    @Test
    void the_control_a_watch_that_ends_of_itself_is_noticed() throws Exception {
        try (Scene scene = new Scene(folder)) {
            awaitCalls(scene.consumer(), 5);
            scene.sandbox().look(world -> {
                world.hold(world.place("github-ci").orElseThrow(), "a key\nthat no header can carry");
                return world;
            });

            awaitFailure(scene.consumer());
            assertThat(scene.consumer().failures())
                    .singleElement()
                    .asString()
                    .startsWith("its watch ended with java.lang.IllegalArgumentException");
        }
    }

    private static void awaitFailure(BackgroundConsumer consumer) {
        Awaitility.await().atMost(PATIENCE).until(() -> !consumer.failures().isEmpty());
    }

    private static void awaitCalls(BackgroundConsumer consumer, int calls) {
        Awaitility.await().atMost(PATIENCE).until(() -> consumer.seen().calls() > calls);
    }
}
