package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.Charter;

/** The scene's charter, for tests of other packages. */
public final class Scenes {
    private Scenes() {}

    /** A rotation of a vault, an app, a secret of CI, and a shell. */
    public static Charter charter() {
        return new Scene().charter();
    }
}
