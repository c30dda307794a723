package dev.keyrota.sandbox.heroku;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a release once it was made: the app's release command runs, and if it succeeds the dynos restart.
 *
 * <p>Sources: devcenter.heroku.com/articles/release-phase and /articles/releases, read 2026-11-23. Dynos do not start on
 * a release before its release phase has finished successfully; one that failed is not deployed.
 *
 * @param phaseTakes how long the release command runs; null for ever
 * @param succeeds whether it ends well
 * @param restartTakes how long after that the dynos still run the release before
 */
public record Deployment(@Nullable Duration phaseTakes, boolean succeeds, Duration restartTakes) {

    /** No release command, and dynos that restart at once. */
    public static final Deployment AT_ONCE = new Deployment(Duration.ZERO, true, Duration.ZERO);

    /** The same with a release command that runs for this long, null for ever. */
    public Deployment withPhase(@Nullable Duration takes) {
        return new Deployment(takes, succeeds, restartTakes);
    }

    /** The same with a release command that ends well or not. */
    public Deployment withSuccess(boolean success) {
        return new Deployment(phaseTakes, success, restartTakes);
    }

    /** The same with dynos that take this long to restart. */
    public Deployment withRestart(Duration takes) {
        return new Deployment(phaseTakes, succeeds, takes);
    }
}
