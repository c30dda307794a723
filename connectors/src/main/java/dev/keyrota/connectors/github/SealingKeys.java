package dev.keyrota.connectors.github;

import dev.keyrota.connectors.http.Request;
import dev.keyrota.protocol.Reply;
import org.jspecify.annotations.Nullable;

/** The public key of one scope, asked for once and kept until GitHub says that it is stale. Safe for use by many threads. */
final class SealingKeys {
    private final GitHub github;
    private final SecretScope scope;
    private @Nullable SealingKey kept;

    SealingKeys(GitHub github, SecretScope scope) {
        this.github = github;
        this.scope = scope;
    }

    /** The key; whoever asks while it is under way waits for the same answer. */
    synchronized Reply<SealingKey> current() {
        return kept == null ? fetch() : new Reply.Answered<>(kept);
    }

    /** The key that has taken a stale one's place; the same again if GitHub still gives it. */
    synchronized Reply<SealingKey> insteadOf(SealingKey stale) {
        return kept == null || kept.id().equals(stale.id()) ? fetch() : new Reply.Answered<>(kept);
    }

    private Reply<SealingKey> fetch() {
        return github.json(Request.get("github.secret.key", scope.path("public-key")), SealingKey::of)
                .map(key -> {
                    kept = key;
                    return key;
                });
    }
}
