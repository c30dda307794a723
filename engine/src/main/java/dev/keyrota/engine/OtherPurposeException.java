package dev.keyrota.engine;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.RunId;
import java.util.Locale;

/** The open run of a credential is for something else than what was asked for; nothing was done. */
public final class OtherPurposeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OtherPurposeException(RunId run, Charter.Purpose purpose) {
        super("run " + run + " of this credential is open, and is there to "
                + purpose.name().toLowerCase(Locale.ROOT) + " its key, which was not asked for");
    }
}
