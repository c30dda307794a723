package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** That the seeds reach what they are made for. */
class GitHubTargetTest {
    @Test
    void the_seed_of_a_proof_is_read_as_far_as_the_log() {
        GitHubTarget target = new GitHubTarget();
        byte[] proof = target.seeds().stream()
                .filter(seed -> new String(seed, StandardCharsets.UTF_8).contains("/dispatches"))
                .findFirst()
                .orElseThrow();

        target.read(proof);

        assertThat(target.reachedTheLog()).isTrue();
    }
}
