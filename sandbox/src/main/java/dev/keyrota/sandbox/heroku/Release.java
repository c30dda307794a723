package dev.keyrota.sandbox.heroku;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One release of an app. Config vars belong to it: what an app's processes see is what their release carries.
 *
 * @param version 1 for the first, one more each time
 * @param description why there is one, in Heroku's words: {@code Set HEROKU_API_KEY config vars}
 */
public record Release(String id, int version, String description, Instant createdAt, Map<String, String> configVars) {

    public Release {
        configVars = Collections.unmodifiableMap(new LinkedHashMap<>(configVars));
    }
}
