package dev.keyrota.cli.doctor;

import dev.keyrota.connectors.github.GitHubSecret;
import dev.keyrota.connectors.github.ProbeInstallation;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;

/** Looks at the workflow that will prove what an Actions secret holds, and starts nothing. */
final class ProbeCheck {
    private final String name;
    private final String repository;

    /** @param repository for people: {@code owner/name} */
    ProbeCheck(String name, String repository) {
        this.name = name;
        this.repository = repository;
    }

    Check of(GitHubSecret secret) {
        Reply<ProbeInstallation> reply = secret.installation();
        if (reply instanceof Reply.Refused<ProbeInstallation>(var why, var _)) {
            if (why == Refusal.UNSUPPORTED) {
                return Check.skip(name, "none is configured: it is only seen that the secret was written");
            }
            if (why == Refusal.NOT_FOUND) {
                return Check.fail(
                        name,
                        "no such workflow in " + repository,
                        "commit the probe to .github/workflows/ on the default branch, or correct `proof: workflow` in the configuration");
            }
        }
        return Replies.check(name, reply, "give the token or App `actions: write` on " + repository, this::installed);
    }

    private Check installed(ProbeInstallation probe) {
        if (!probe.isActive()) {
            return Check.fail(
                    name,
                    probe.file() + " is " + probe.state(),
                    "gh workflow enable " + probe.file() + " --repo " + repository);
        }
        return switch (probe.dispatchable()) {
            case Reply.Answered<Boolean>(var dispatchable)
            when dispatchable ->
                Check.pass(name, probe.file() + " is active and can be started; `keyrota plan` starts it");
            case Reply.Answered<Boolean> _ ->
                Check.fail(
                        name,
                        probe.file() + " on the default branch has no workflow_dispatch, so nothing can start it",
                        "commit the probe's own text to the default branch of " + repository);
            case Reply.Refused<Boolean>(var why, var _)
            when why == Refusal.NOT_FOUND ->
                Check.fail(
                        name,
                        probe.file() + " is active and not seen on the default branch",
                        "commit it to the default branch of " + repository
                                + "; if it is there, give the token or App `contents: read`");
            case Reply.Refused<Boolean> _, Reply.Unclear<Boolean> _ ->
                Check.skip(name, probe.file() + " is active; the file itself is not read without `contents: read`");
        };
    }
}
