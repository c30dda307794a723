package dev.keyrota.cli.workbench;

import dev.keyrota.config.Configuration;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.engine.Time;
import java.net.URI;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What every connector is made with.
 *
 * @param chance unguessable
 * @param ownRun the GitHub Actions run that this process is part of; null for none
 */
record Tools(
        Configuration configuration,
        Http http,
        Bootstrap bootstrap,
        Custody custody,
        Entrance entrance,
        RandomGenerator chance,
        Time time,
        @Nullable Long ownRun) {
    /** An address of the configuration, which permits plain HTTP where it says that it is a sandbox's. */
    BaseUrl at(URI url) {
        return BaseUrl.of(url.toString(), configuration.sandbox());
    }

    long nanoTime() {
        return time.elapsed().toNanos();
    }
}
