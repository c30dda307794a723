package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SeededIds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Placeholder until the host is written: only what the world and its control server call. */
public final class GitHubHost {

    private final SandboxClock clock;
    private final SeededIds ids;
    private Map<String, Held> secrets = Map.of();

    public GitHubHost(SandboxClock clock, SeededIds ids) {
        this.clock = clock;
        this.ids = ids;
    }

    public GitHubHost copy(SandboxClock time) {
        GitHubHost copy = new GitHubHost(time, ids.copy());
        copy.secrets = secrets;
        return copy;
    }

    /**
     * What the Actions secret holds now, as nobody but the sandbox can see it.
     *
     * @param repository {@code owner/name}
     * @param environment the deployment environment, null for the repository's own secret
     */
    public Optional<Held> held(String repository, @Nullable String environment, String name) {
        return Optional.ofNullable(secrets.get(repository + "|" + environment + "|" + name));
    }

    /** An outsider writes the secret, or deletes it with null; a world's file fills the host so too. */
    public void place(String repository, @Nullable String environment, String name, @Nullable String value) {
        Map<String, Held> next = new HashMap<>(secrets);
        if (value == null) {
            next.remove(repository + "|" + environment + "|" + name);
        } else {
            next.put(repository + "|" + environment + "|" + name, new Held(value, clock.instant()));
        }
        secrets = Map.copyOf(next);
    }

    /** All issues of all repositories, in the order they were opened. */
    public List<Issue> issues() {
        return List.of();
    }

    /** An issue as the control server shows it. {@code state} is {@code open} or {@code closed}. */
    public record Issue(int number, String title, String state, List<String> labels) {}
}
