package dev.keyrota.tidy.planted.connectors;

import java.util.function.Function;

/** Stands for the real one, which the journal must not know. */
public final class Secret {
    /** What only a connector may call. */
    public <T> T reveal(Function<byte[], T> use) {
        return use.apply(new byte[] {1});
    }
}
