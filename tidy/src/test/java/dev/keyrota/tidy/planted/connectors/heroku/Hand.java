package dev.keyrota.tidy.planted.connectors.heroku;

import dev.keyrota.tidy.planted.connectors.Secret;

/** A vendor that uses another vendor; revealing the secret is its good right. */
public record Hand(dev.keyrota.tidy.planted.connectors.github.Hand other) {
    /** Uses it. */
    public int use(Secret secret) {
        return secret.reveal(bytes -> bytes.length);
    }
}
