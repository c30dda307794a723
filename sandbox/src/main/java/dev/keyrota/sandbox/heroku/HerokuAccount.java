package dev.keyrota.sandbox.heroku;

import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SeededIds;
import java.time.Instant;

/** One Heroku account. */
public final class HerokuAccount {

    private final SandboxClock clock;
    private final SeededIds ids;

    public HerokuAccount(SandboxClock clock, SeededIds ids) {
        this.clock = clock;
        this.ids = ids;
    }

    Instant now() {
        return clock.instant();
    }

    public HerokuAccount copy(SandboxClock time) {
        return new HerokuAccount(time, ids.copy());
    }
}
