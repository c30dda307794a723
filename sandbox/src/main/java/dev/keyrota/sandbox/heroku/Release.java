package dev.keyrota.sandbox.heroku;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One release of an app. Config vars belong to it: what an app's processes see is what their release carries.
 *
 * @param version 1 for the first, one more each time
 * @param description why there is one, in Heroku's words: {@code Set HEROKU_API_KEY config vars}
 * @param deployment what becomes of it
 */
public record Release(
        String id,
        int version,
        String description,
        Instant createdAt,
        Deployment deployment,
        Map<String, String> configVars) {

    /** Where it stands; Heroku's {@code expired} is for old ones, and never comes here. */
    public enum Status {
        PENDING("pending"),
        SUCCEEDED("succeeded"),
        FAILED("failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** The word in Heroku's answers. */
        public String word() {
            return word;
        }
    }

    public Release {
        configVars = Collections.unmodifiableMap(new LinkedHashMap<>(configVars));
    }

    /** Where it stands at {@code now}. */
    public Status statusAt(Instant now) {
        if (now.isBefore(phaseEnds())) {
            return Status.PENDING;
        }
        return deployment.succeeds() ? Status.SUCCEEDED : Status.FAILED;
    }

    /** When its dynos are up: never, as far as this says, where its release command runs for ever or fails. */
    Instant dynosUp() {
        Instant ends = phaseEnds();
        boolean ever = deployment.succeeds() && ends.isBefore(Instant.MAX);
        return ever ? ends.plus(deployment.restartTakes()) : Instant.MAX;
    }

    private Instant phaseEnds() {
        Duration takes = deployment.phaseTakes();
        return takes == null ? Instant.MAX : createdAt.plus(takes);
    }
}
