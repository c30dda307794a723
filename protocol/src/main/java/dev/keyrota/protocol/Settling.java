package dev.keyrota.protocol;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a run waits before its first deed, since a late duplicate of an earlier write could still arrive. */
final class Settling {
    private Settling() {}

    /**
     * Until when, in this process; zero where it need not.
     *
     * @param vault how long ago the vault was changed; null where it does not say
     * @param others the same of write-only stores, as far as they say
     */
    static Duration until(Run run, @Nullable Duration vault, List<Duration> others, Moment now) {
        Duration youngest = min(run.quiescence(), vault);
        for (Duration age : others) {
            youngest = min(youngest, age);
        }
        Duration left = run.quiescence().minus(youngest);
        return left.isPositive() ? now.elapsed().plus(left) : Duration.ZERO;
    }

    private static Duration min(Duration one, @Nullable Duration other) {
        if (other == null || other.compareTo(one) >= 0) {
            return one;
        }
        return other.isNegative() ? Duration.ZERO : other;
    }
}
