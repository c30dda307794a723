package dev.keyrota.connectors.bootstrap;

import dev.keyrota.connectors.Secret;
import org.jspecify.annotations.Nullable;

/** What came of looking for a bootstrap secret. No text in it holds anything of the secret. */
public sealed interface Found {
    /**
     * It is there.
     *
     * @param warning a sentence about where it is kept, with what to do; null if there is nothing to say
     */
    record There(Secret secret, @Nullable String warning) implements Found {}

    /**
     * It is not there, or not to be used as it is.
     *
     * @param what a sentence that names the place
     * @param remedy what to do
     */
    record Missing(String what, String remedy) implements Found {}
}
