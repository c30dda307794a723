package dev.keyrota.sandbox.github;

import java.time.Duration;

/** How long a dispatched run takes. */
public sealed interface Pace {

    /** It is completed before the dispatch is answered. */
    record Instantly() implements Pace {}

    /** It takes its time on the world's clock. */
    record ByClock(Duration queued, Duration running) implements Pace {}

    /**
     * It goes on as it is looked at, for a world whose clock stands still: a run is queued for that many looks, then in
     * progress for that many.
     */
    record ByLooks(int queued, int running) implements Pace {}
}
