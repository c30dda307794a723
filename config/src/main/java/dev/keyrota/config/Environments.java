package dev.keyrota.config;

import dev.keyrota.config.problem.FlawException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rule that keeps environments apart: a store that names an environment must name the credential's own, or the word that its account's
 * {@code environments} gives for it; and no two of our environments are one of a vendor's.
 */
final class Environments {
    private Environments() {}

    /** An unchangeable copy, in order. */
    static Map<String, String> check(Map<String, String> theirs) {
        Map<String, String> ours = new HashMap<>();
        theirs.forEach((our, their) -> {
            Shape.NAME.require("environments", our);
            Shape.NAME.require("environments." + our, their);
            if (ours.putIfAbsent(their, our) != null) {
                throw new FlawException(
                        "environments." + our,
                        "two of our environments cannot be one of the vendor's",
                        "give each its own, or they would write over one another");
            }
        });
        return Collections.unmodifiableMap(new LinkedHashMap<>(theirs));
    }

    /** What an account calls an environment of ours. */
    static String theirs(Map<String, String> environments, String env) {
        return environments.getOrDefault(env, env);
    }
}
