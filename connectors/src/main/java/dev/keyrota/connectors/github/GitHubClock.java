package dev.keyrota.connectors.github;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** GitHub's clock, as far as its last answer told it: ours is only the hand that moves it on. Safe for use by many threads. */
final class GitHubClock {
    private final InstantSource ours;
    private volatile Duration ahead = Duration.ZERO;

    GitHubClock(InstantSource ours) {
        this.ours = ours;
    }

    Instant now() {
        return ours.instant().plus(ahead);
    }

    /** Takes note of the {@code Date} of an answer; null where it had none. */
    void learn(@Nullable Instant date) {
        if (date != null) {
            ahead = Duration.between(ours.instant(), date);
        }
    }
}
