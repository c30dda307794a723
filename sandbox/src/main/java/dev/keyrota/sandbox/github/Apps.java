package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.Table;
import dev.keyrota.sandbox.github.GitHubToken.Kind;
import dev.keyrota.sandbox.github.GitHubToken.Level;
import dev.keyrota.sandbox.github.HostAnswer.AppAdmission;
import dev.keyrota.sandbox.github.HostAnswer.AppAdmitted;
import dev.keyrota.sandbox.github.HostAnswer.Lease;
import dev.keyrota.sandbox.github.HostAnswer.Leased;
import dev.keyrota.sandbox.github.HostAnswer.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GitHub Apps, where they are installed, and the tokens they are given. */
final class Apps {

    private static final Duration TOKEN_LASTS = Duration.ofHours(1);

    private Table<Long, GitHubApp> apps = Table.empty();
    private Table<Long, Installation> installations = Table.empty();

    Apps copy() {
        Apps copy = new Apps();
        copy.apps = apps;
        copy.installations = installations;
        return copy;
    }

    void add(GitHubApp app) {
        apps = apps.with(app.id(), app);
    }

    void add(Installation installation) {
        installations = installations.with(installation.id(), installation);
    }

    AppAdmission admit(@Nullable String assertion, Instant now) {
        return switch (Assertion.read(assertion)) {
            case Refused refused -> refused;
            case Assertion read ->
                apps.values().stream()
                        .filter(app -> read.issuer().equals(Long.toString(app.id()))
                                || read.issuer().equals(app.clientId()))
                        .findFirst()
                        .map(app -> read.refusal(app.key(), now)
                                .<AppAdmission>map(refused -> refused)
                                .orElseGet(() -> new AppAdmitted(app)))
                        .orElseGet(() -> new Refused(404, "Integration not found"));
        };
    }

    Optional<Installation> installation(GitHubApp app, Repository repository) {
        return installations.values().stream()
                .filter(each -> each.app() == app.id() && each.reaches(repository))
                .findFirst();
    }

    Lease lease(
            GitHubApp app,
            long installation,
            Map<String, Level> permissions,
            Set<String> repositories,
            SeededIds ids,
            Instant now) {
        Optional<Installation> found = installations.get(installation).filter(each -> each.app() == app.id());
        if (found.isEmpty()) {
            return Refused.notFound();
        }
        boolean granted = permissions.entrySet().stream().allMatch(wanted -> {
            Level held = app.permissions().get(wanted.getKey());
            return held != null && held.compareTo(wanted.getValue()) >= 0;
        });
        if (!granted) {
            return new Refused(422, "The permissions requested are not granted to this installation.");
        }
        Set<String> keys = new HashSet<>();
        repositories.forEach(name -> keys.add(Repository.key(found.get().account() + "/" + name)));
        Set<String> given = found.get().repositories();
        if (!given.isEmpty() && !given.containsAll(keys)) {
            return new Refused(
                    422,
                    "There is at least one repository that does not exist or is not accessible to the parent installation.");
        }
        Instant expiresAt = now.plus(TOKEN_LASTS).truncatedTo(ChronoUnit.SECONDS);
        return new Leased(
                new GitHubToken(
                        text(app, ids),
                        app.slug() + "[bot]",
                        Kind.INSTALLATION,
                        permissions.isEmpty() ? app.permissions() : permissions,
                        keys.isEmpty() ? given : keys,
                        expiresAt),
                expiresAt);
    }

    /** The form that is being rolled out since April 2026: the App's number and a JWT, far longer than 40 characters. */
    private static String text(GitHubApp app, SeededIds ids) {
        return "ghs_" + app.id() + "_eyJhbGciOiJSUzI1NiJ9.sandbox" + ids.alphanumeric(180) + "." + ids.alphanumeric(86);
    }
}
