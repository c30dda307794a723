package dev.keyrota.connectors.github;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An Actions secret: written in a sealed box, never read back, proven by a workflow. Source: docs.github.com, "REST API endpoints for
 * GitHub Actions Secrets", read 2026-11-22.
 */
public final class GitHubSecret implements Store.WriteOnly {
    private final GitHub github;
    private final StoreId id;
    private final SecretScope scope;
    private final String name;
    private final RandomGenerator chance;
    private final SealingKeys keys;
    private final SecretEntry entry;
    private final ShadowSearch shadows;
    private final @Nullable Probe probe;
    private final @Nullable String workflow;
    private final PendingRuns pending;

    /** The runs that answered us: each is done but for GitHub's closing of it, and holds what it proved. */
    private final Set<Long> answered = ConcurrentHashMap.newKeySet();

    /**
     * A secret of one scope.
     *
     * @param name the secret's
     * @param chance gives the key of each box, and must be such that nobody can guess it: a {@code SecureRandom}
     * @param proof how it is proven; null where no probe is installed, and {@link #prove} is refused as {@code UNSUPPORTED}
     * @param ownRun the workflow run that this process is part of ({@code GITHUB_RUN_ID}), which is not waited for; null for none
     * @throws IllegalArgumentException if the name is not one that GitHub allows
     */
    public GitHubSecret(
            GitHub github,
            StoreId id,
            SecretScope scope,
            String name,
            RandomGenerator chance,
            @Nullable ProbeSettings proof,
            @Nullable Long ownRun) {
        GitHubNames.requireSecret(name);
        this.github = github;
        this.id = id;
        this.scope = scope;
        this.name = name;
        this.chance = chance;
        this.keys = new SealingKeys(github, scope);
        this.entry = new SecretEntry(github, scope, name);
        this.shadows = new ShadowSearch(github, scope, name);
        this.probe = proof == null ? null : new Probe(github, scope, entry, proof);
        this.workflow = proof == null ? null : proof.workflow();
        this.pending = new PendingRuns(
                github,
                new ConsumerRepositories(github, scope, entry),
                run -> run.equals(ownRun) || answered.contains(run));
    }

    @Override
    public StoreId id() {
        return id;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A key that GitHub calls stale is asked for once more. Who sees an organization's secret is read and written back as it is, and
     * one that does not exist is refused as {@code NOT_FOUND}, for who should see it is not ours to say; elsewhere it is created.
     */
    @Override
    public Reply<Written> write(Secret value, @Nullable Label label) {
        Reply<Written> written = keys.current().then(key -> {
            Reply<Written> reply = put(value, key);
            return GitHub.isRefusedAs(Refusal.INVALID, reply)
                            && keys.insteadOf(key) instanceof Reply.Answered<SealingKey>(var fresh)
                            && !fresh.id().equals(key.id())
                    ? put(value, fresh)
                    : reply;
        });
        if (probe != null) {
            probe.written();
        }
        return written;
    }

    private Reply<Written> put(Secret value, SealingKey key) {
        return switch (scope) {
            case SecretScope.OfRepository _, SecretScope.OfEnvironment _ -> put(value, key, null);
            case SecretScope.OfOrganization _ -> entry.audience().then(audience -> put(value, key, audience));
        };
    }

    private Reply<Written> put(Secret value, SealingKey key, SecretEntry.@Nullable Audience audience) {
        String sealed = key.seal(value, chance);
        Request request = Request.put("github.secret.put", scope.path(name)).json(body -> {
            body.text("encrypted_value", sealed).text("key_id", key.id());
            if (audience != null) {
                body.text("visibility", audience.visibility());
                if (audience.visibility().equals("selected")) {
                    body.wholes("selected_repository_ids", audience.selected());
                }
            }
        });
        return github.call(
                request,
                response -> response.status() == 201 || response.status() == 204
                        ? new Reply.Answered<>(new Written())
                        : new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    /**
     * {@inheritDoc}
     *
     * <p>What a write and a probe will need is asked for beside it, so that they wait for less; whether that succeeded is theirs to see.
     */
    @Override
    public Reply<Trace> trace() {
        Meanwhile<Reply<Optional<String>>> shadow = Meanwhile.start(shadows::search);
        Meanwhile<Reply<SealingKey>> key = Meanwhile.start(keys::current);
        Meanwhile<Reply<String>> prepared =
                Meanwhile.start(probe == null ? () -> new Reply.Answered<>("") : probe::prepare);
        Reply<SecretEntry.Times> written = entry.times();
        Reply<Optional<String>> hidden = shadow.get();
        key.get();
        prepared.get();
        return written.then(
                times -> hidden.map(found -> new Trace(times.text(), times.at(), found.orElse(null), times.age())));
    }

    @Override
    public Reply<Proof> prove(Secret expected, String nonce) {
        Reply<Proof> reply = probe == null ? new Reply.Refused<>(Refusal.UNSUPPORTED) : probe.prove(expected, nonce);
        return reply.map(proof -> {
            answered.add(Long.valueOf(proof.consumerId()));
            return proof;
        });
    }

    /** What can be seen of the probe without starting it; {@code UNSUPPORTED} where none is installed. */
    public Reply<ProbeInstallation> installation() {
        return workflow == null
                ? new Reply.Refused<>(Refusal.UNSUPPORTED)
                : ProbeInstallation.look(github, scope.consumer(), workflow);
    }

    @Override
    public Reply<List<Consumer>> pending(Instant createdBefore) {
        return pending.before(createdBefore);
    }
}
