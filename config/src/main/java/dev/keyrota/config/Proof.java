package dev.keyrota.config;

import org.jspecify.annotations.Nullable;

/** How it is proven what a place holds that cannot be read back. */
public sealed interface Proof {
    /**
     * A workflow is dispatched, gets the secret as any job does, and answers a challenge with it.
     *
     * @param file its name in {@code .github/workflows}
     * @param repository where it runs; null for the secret's own repository, and needed where the secret is an organization's
     * @param ref the branch it runs on; null for the repository's default branch
     */
    record Workflow(
            String file,
            @Nullable Repository repository,
            @Nullable String ref) implements Proof {
        public Workflow {
            Shape.WORKFLOW_FILE.require("workflow", file);
            if (ref != null) {
                Shape.REF.require("ref", ref);
            }
        }
    }

    /** GitHub's word that the secret was written since. It does not tell what with, so plans show it as the weaker proof it is. */
    record UpdatedAt() implements Proof {}
}
