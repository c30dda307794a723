package dev.keyrota.sandbox.heroku;

import java.util.Map;

/**
 * One running process of an app.
 *
 * @param name {@code web.1}
 * @param release the release it was started from, and keeps until it is restarted
 */
public record Dyno(String id, String name, Release release) {

    /** The config vars it was started with, which may be older than the app's. */
    public Map<String, String> configVars() {
        return release.configVars();
    }
}
