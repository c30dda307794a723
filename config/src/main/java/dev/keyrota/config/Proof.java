package dev.keyrota.config;

import org.jspecify.annotations.Nullable;

/** How it is proven what a place holds that cannot be read back. */
public sealed interface Proof {
    /**
     * A workflow on the repository's default branch is dispatched, gets the secret as any job does, and answers a challenge with it.
     *
     * @param file its name in {@code .github/workflows}
     * @param environment the environment that the deploying job names, whose own secret would hide the repository's or the organization's;
     *     null where it names none, and where the secret is the environment's own
     * @param actor the login that must have started the run; null for any
     * @param blob the git id that the workflow's file must have, 40 hexadecimal digits; null for any
     */
    record Workflow(
            String file,
            @Nullable String environment,
            @Nullable String actor,
            @Nullable String blob) implements Proof {
        public Workflow {
            Shape.WORKFLOW_FILE.require("workflow", file);
            Shape.NAME.requireIfGiven("environment", environment);
            Shape.LOGIN.requireIfGiven("actor", actor);
            Shape.BLOB.requireIfGiven("blob", blob);
        }
    }

    /** GitHub's word that the secret was written since. It does not tell what with, so plans show it as the weaker proof it is. */
    record UpdatedAt() implements Proof {}
}
