package dev.keyrota.engine;

import dev.keyrota.connectors.Fingerprints;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The custody of one process: secrets by their fingerprints. A fresh secret is here and nowhere else until the vault holds it; from then
 * on, the vault is where it is found again. Everything is wiped when the process is done.
 */
final class Keyring implements AutoCloseable {
    private final Fingerprints fingerprints;
    private final Store.Vault vault;
    private final Map<Fingerprint, Secret> keys = new HashMap<>();

    Keyring(Fingerprints fingerprints, Store.Vault vault) {
        this.fingerprints = fingerprints;
        this.vault = vault;
    }

    /** Another custody with copies of the same secrets. */
    synchronized Keyring copy(Store.Vault other) {
        Keyring copy = new Keyring(fingerprints, other);
        keys.forEach((fingerprint, secret) -> copy.keys.put(fingerprint, secret.copy()));
        return copy;
    }

    synchronized Set<Fingerprint> fingerprints() {
        return Set.copyOf(keys.keySet());
    }

    /** Takes a secret into custody. */
    synchronized Fingerprint keep(Secret secret) {
        Fingerprint fingerprint = fingerprints.of(secret);
        if (keys.putIfAbsent(fingerprint, secret) != null) {
            secret.close();
        }
        return fingerprint;
    }

    /** The fingerprint of a secret that is none of ours: it is wiped, and not taken into custody. */
    Fingerprint glance(Secret secret) {
        try (secret) {
            return fingerprints.of(secret);
        }
    }

    /**
     * The secret of a fingerprint: from memory, from the vault, or, for the old key, from the vault's version of before.
     *
     * @return refused as {@code NO_KEY} where it cannot be had: that the vault does not know us is never taken for the issuer's word on the
     *     key, and neither is that it has no version of before
     */
    synchronized Reply<Secret> find(Fingerprint wanted, @Nullable Base base) {
        Secret known = keys.get(wanted);
        if (known != null) {
            return new Reply.Answered<>(known);
        }
        Reply<Secret> now =
                withoutKey(vault.read(), why -> why == Refusal.UNAUTHENTICATED).then(content -> take(content, wanted));
        if (base == null
                || !base.oldFingerprint().equals(wanted)
                || base.version().isEmpty()) {
            return now;
        }
        return now instanceof Reply.Answered<Secret>
                ? now
                : withoutKey(vault.read(base.itemId(), base.version()), why -> !why.mayPass())
                        .then(content -> take(content, wanted));
    }

    /** Where the vault refuses in such a way, there is no key for us. */
    private static <T> Reply<T> withoutKey(Reply<T> reply, Predicate<Refusal> which) {
        return reply instanceof Reply.Refused<T>(var why, var _) && which.test(why)
                ? new Reply.Refused<>(Refusal.NO_KEY)
                : reply;
    }

    private Reply<Secret> take(Store.Content content, Fingerprint wanted) {
        if (content.value() == null) {
            return new Reply.Refused<>(Refusal.NO_KEY);
        }
        keep(content.value());
        Secret found = keys.get(wanted);
        return found == null ? new Reply.Refused<>(Refusal.NO_KEY) : new Reply.Answered<>(found);
    }

    @Override
    public synchronized void close() {
        keys.values().forEach(Secret::close);
        keys.clear();
    }
}
