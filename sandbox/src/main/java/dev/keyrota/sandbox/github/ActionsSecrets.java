package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.github.GitHubToken.Level;
import dev.keyrota.sandbox.github.HostAnswer.Admission;
import dev.keyrota.sandbox.github.HostAnswer.Admitted;
import dev.keyrota.sandbox.github.HostAnswer.Created;
import dev.keyrota.sandbox.github.HostAnswer.Deleted;
import dev.keyrota.sandbox.github.HostAnswer.Found;
import dev.keyrota.sandbox.github.HostAnswer.Get;
import dev.keyrota.sandbox.github.HostAnswer.KeyAnswer;
import dev.keyrota.sandbox.github.HostAnswer.Listed;
import dev.keyrota.sandbox.github.HostAnswer.Listing;
import dev.keyrota.sandbox.github.HostAnswer.PublicKey;
import dev.keyrota.sandbox.github.HostAnswer.Put;
import dev.keyrota.sandbox.github.HostAnswer.Refused;
import dev.keyrota.sandbox.github.HostAnswer.Repos;
import dev.keyrota.sandbox.github.HostAnswer.RepositoriesFound;
import dev.keyrota.sandbox.github.HostAnswer.Updated;
import dev.keyrota.sandbox.github.Visibility.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Actions secrets of a host. There is no compare-and-set: the last write wins. Every change lets the runs go on first,
 * so that a job which should have started by now has read the old value.
 */
public final class ActionsSecrets {

    private static final int VALUE_BYTES_MAX = 48 * 1024;

    private final SandboxClock clock;
    private final AccessList access;
    private final SecretShelf shelf;
    private final WorkflowRuns runs;
    private final byte[] keySeed;

    ActionsSecrets(SandboxClock clock, AccessList access, SecretShelf shelf, WorkflowRuns runs, byte[] keySeed) {
        this.clock = clock;
        this.access = access;
        this.shelf = shelf;
        this.runs = runs;
        this.keySeed = keySeed;
    }

    /** The key that values for this scope must be sealed with. */
    public KeyAnswer publicKey(@Nullable String token, Scope scope) {
        return switch (admit(token, scope, Level.READ)) {
            case Refused refused -> refused;
            case Admitted _ -> new PublicKey(ScopeKey.of(scope, keySeed));
        };
    }

    /** Writes a secret that every repository of its owner sees. */
    public Put put(@Nullable String token, Scope scope, String name, String value) {
        return put(token, scope, name, value, Visibility.ALL);
    }

    /**
     * Writes a secret.
     *
     * @param value the plain value, as it is kept
     * @param visibility which repositories see it, for an organization's
     */
    public Put put(@Nullable String token, Scope scope, String name, String value, Visibility visibility) {
        return switch (admit(token, scope, Level.WRITE)) {
            case Refused refused -> refused;
            case Admitted _ ->
                SecretName.refusal(name).<Put>map(refused -> refused).orElseGet(() -> {
                    Put answer = shelf.get(scope, name).isPresent() ? new Updated() : new Created();
                    write(scope, name, value, visibility);
                    return answer;
                });
        };
    }

    /**
     * Writes a secret that came in a sealed box.
     *
     * @param keyId the key that it is said to be sealed for; another than the scope's is 422
     * @param sealed what does not open, or holds more than 48 KiB, is 422
     */
    public Put putSealed(
            @Nullable String token, Scope scope, String name, String keyId, byte[] sealed, Visibility visibility) {
        if (admit(token, scope, Level.WRITE) instanceof Refused refused) {
            return refused;
        }
        ScopeKey key = ScopeKey.of(scope, keySeed);
        if (!key.keyId().equals(keyId)) {
            return new Refused(422, "The key_id is not that of the current public key.");
        }
        Optional<byte[]> opened = key.open(sealed);
        if (opened.isEmpty()) {
            return new Refused(422, "improperly encrypted secret");
        }
        return opened.get().length > VALUE_BYTES_MAX
                ? new Refused(422, "Secret values are limited to 48 KB.")
                : put(token, scope, name, new String(opened.get(), StandardCharsets.UTF_8), visibility);
    }

    /** Name and times of a secret. */
    public Get get(@Nullable String token, Scope scope, String name) {
        return switch (admit(token, scope, Level.READ)) {
            case Refused refused -> refused;
            case Admitted _ -> shelf.get(scope, name).<Get>map(Found::new).orElseGet(Refused::notFound);
        };
    }

    /** Names and times of all secrets of a scope, by name. */
    public Listing list(@Nullable String token, Scope scope) {
        return switch (admit(token, scope, Level.READ)) {
            case Refused refused -> refused;
            case Admitted _ -> new Listed(shelf.list(scope));
        };
    }

    /** The organization's secrets that a repository sees, by name. */
    public Listing organizationSecretsSeenBy(@Nullable String token, String repository) {
        return switch (access.admit(token, repository, "secrets", Level.READ, clock.instant())) {
            case Refused refused -> refused;
            case Admitted _ ->
                new Listed(access.repository(repository)
                        .map(shelf::organizationSecretsSeenBy)
                        .orElse(List.of()));
        };
    }

    /** The repositories that were selected for an organization's secret. */
    public Repos selected(@Nullable String token, Scope.OfOrganization scope, String name) {
        return switch (get(token, scope, name)) {
            case Refused refused -> refused;
            case Found(ActionsSecret secret) ->
                new RepositoriesFound(access.ownedBy(scope.organization()).stream()
                        .filter(repository -> secret.visibility().selected().contains(repository.id()))
                        .toList());
        };
    }

    /** Selects repositories, by their ids, in the place of those selected before. */
    public Put select(@Nullable String token, Scope.OfOrganization scope, String name, Set<Long> repositories) {
        return switch (admit(token, scope, Level.WRITE)) {
            case Refused refused -> refused;
            case Admitted _ ->
                shelf.get(scope, name)
                        .map(secret -> secret.visibility().kind() == Kind.SELECTED
                                ? put(token, scope, name, secret.value(), new Visibility(Kind.SELECTED, repositories))
                                : new Refused(409, "Visibility is not set to selected"))
                        .orElseGet(Refused::notFound);
        };
    }

    /** Deletes a secret. */
    public Put delete(@Nullable String token, Scope scope, String name) {
        return switch (admit(token, scope, Level.WRITE)) {
            case Refused refused -> refused;
            case Admitted _ when shelf.get(scope, name).isEmpty() -> Refused.notFound();
            case Admitted _ -> {
                place(scope, name, null);
                yield new Deleted();
            }
        };
    }

    /** What the secret holds now, as nobody but the sandbox can see it. */
    public Optional<Held> held(Scope scope, String name) {
        return shelf.get(scope, name).map(secret -> new Held(secret.value(), secret.updatedAt()));
    }

    /** An outsider writes the secret, or deletes it with null. An organization's is seen by all of its repositories. */
    public void place(Scope scope, String name, @Nullable String value) {
        if (value == null) {
            runs.settle();
            shelf.delete(scope, name);
        } else {
            write(scope, name, value, Visibility.ALL);
        }
    }

    private void write(Scope scope, String name, String value, Visibility visibility) {
        runs.settle();
        shelf.put(scope, name, value, visibility, clock.instant());
    }

    private Admission admit(@Nullable String token, Scope scope, Level level) {
        return access.admit(token, scope, level, clock.instant());
    }
}
