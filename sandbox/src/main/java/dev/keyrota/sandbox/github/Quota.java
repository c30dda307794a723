package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How many calls each caller has left. Who sends no token has 60 an hour, whoever he is.
 *
 * @param limit for callers with a token
 * @param windows the present hour of each caller, by token, empty for none
 */
record Quota(int limit, Table<String, RateWindow> windows) {

    static final Quota USUAL = new Quota(5_000, Table.empty());
    private static final int UNAUTHENTICATED = 60;

    Quota ofLimit(int other) {
        return new Quota(other, Table.empty());
    }

    RateWindow window(String caller, Instant now) {
        return windows.get(caller)
                .filter(window -> now.isBefore(window.reset()))
                .orElseGet(() -> new RateWindow(
                        caller.isEmpty() ? UNAUTHENTICATED : limit,
                        0,
                        now.truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1))));
    }

    Quota with(String caller, RateWindow window) {
        return new Quota(limit, windows.with(caller, window));
    }
}
