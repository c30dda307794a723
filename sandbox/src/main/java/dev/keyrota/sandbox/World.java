package dev.keyrota.sandbox;

import dev.keyrota.sandbox.github.GitHubHost;
import dev.keyrota.sandbox.heroku.HerokuAccount;
import dev.keyrota.sandbox.infisical.InfisicalVault;

/**
 * All that the simulated vendors hold at one instant.
 *
 * <p>A copy is cheap, and meant to be made often: each vendor is a thin mutable shell around one immutable value, so a
 * copy shares everything until one side changes.
 */
public final class World {

    private final SandboxClock clock;
    private final HerokuAccount heroku;
    private final InfisicalVault infisical;
    private final GitHubHost github;

    /** A world of these vendors, which must all have been given {@code clock}. */
    public World(SandboxClock clock, HerokuAccount heroku, InfisicalVault infisical, GitHubHost github) {
        this.clock = clock;
        this.heroku = heroku;
        this.infisical = infisical;
        this.github = github;
    }

    public SandboxClock clock() {
        return clock;
    }

    public HerokuAccount heroku() {
        return heroku;
    }

    public InfisicalVault infisical() {
        return infisical;
    }

    public GitHubHost github() {
        return github;
    }

    /** A world of its own that is equal now; no later change of one is seen in the other, the clock included. */
    public World copy() {
        SandboxClock time = clock.copy();
        return new World(time, heroku.copy(time), infisical.copy(time), github.copy(time));
    }
}
