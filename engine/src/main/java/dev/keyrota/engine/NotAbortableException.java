package dev.keyrota.engine;

import dev.keyrota.protocol.RunId;

/** A rotation that announced a write to the vault cannot be given up: the vault may hold the new key, or may yet. */
public final class NotAbortableException extends RuntimeException {
    NotAbortableException(RunId run) {
        super("rotation " + run
                + " has announced a write to the vault, or that the old key is to die, so the way is forward");
    }
}
