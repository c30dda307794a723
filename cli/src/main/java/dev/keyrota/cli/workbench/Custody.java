package dev.keyrota.cli.workbench;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.redaction.Redaction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Every secret that entered this process, as far as it is not wiped yet: what no text may hold. For many threads. */
public final class Custody {
    private final List<Secret> secrets = new CopyOnWriteArrayList<>();
    private final List<Secret> ours = new CopyOnWriteArrayList<>();
    private final Redaction redaction = new Redaction(() -> secrets);
    private final Redaction finder = new Redaction(() -> ours);
    private final Consumer<Secret> mask;

    /** @param mask is told of each secret before it is used */
    public Custody(Consumer<Secret> mask) {
        this.mask = mask;
    }

    /** A secret of ours has entered: a login, the vault's value, a key that was created or handed over. It stays its owner's, who wipes it. */
    public Secret enter(Secret secret) {
        ours.removeIf(Secret::isWiped);
        ours.add(secret);
        return glimpse(secret);
    }

    /**
     * A value was seen that others may have written: it is in no output, but whoever writes a place must not be able to stop a rotation by
     * writing there what the journal has to say.
     */
    Secret glimpse(Secret secret) {
        secrets.removeIf(Secret::isWiped);
        boolean known = secrets.stream().anyMatch(earlier -> isSame(earlier, secret));
        secrets.add(secret);
        if (!known) {
            mask.accept(secret);
        }
        return secret;
    }

    private static boolean isSame(Secret earlier, Secret secret) {
        try {
            return earlier.sameAs(secret);
        } catch (IllegalStateException _) {
            return false; // It was wiped meanwhile.
        }
    }

    /** The text without any of them. */
    public String redact(String text) {
        return redaction.redact(text);
    }

    /**
     * Whether these bytes hold one of ours, in any form. What only looks like somebody's token is not meant: a stranger who gives an
     * authorization such a name must not stop a rotation.
     */
    boolean holds(byte[] text) {
        return finder.finds(text);
    }
}
