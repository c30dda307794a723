package dev.keyrota.sandbox.heroku;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * One running process of an app.
 *
 * @param name {@code web.1}
 * @param release the release it was started from, and keeps until it is restarted
 */
public record Dyno(String name, Release release) {

    /** Another one after each restart. */
    public String id() {
        return UUID.nameUUIDFromBytes((release.id() + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The config vars it was started with, which may be older than the app's. */
    public Map<String, String> configVars() {
        return release.configVars();
    }
}
