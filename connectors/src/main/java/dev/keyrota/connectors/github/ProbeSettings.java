package dev.keyrota.connectors.github;

import org.jspecify.annotations.Nullable;

/**
 * How a secret is proven.
 *
 * @param workflow the file name of the probe's workflow, normally {@value ProbeWorkflow#FILE}
 * @param pace how its run is waited for; against GitHub every two seconds for ten minutes at most is good
 * @param logHosts where its log may be fetched from
 * @param actor the login that must have started the run; null for any
 * @param blob the git id that the workflow's file must have, see {@link ProbeWorkflow#blob}; null for any
 */
public record ProbeSettings(
        String workflow,
        Pace pace,
        LogHosts logHosts,
        @Nullable String actor,
        @Nullable String blob) {
    public ProbeSettings {
        GitHubNames.requireWorkflow(workflow);
    }
}
