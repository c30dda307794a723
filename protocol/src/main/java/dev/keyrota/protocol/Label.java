package dev.keyrota.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What Keyrota writes beside the value in the vault, in the same call, so that the pair of token and id travels together and another
 * machine without our journal sees an open run. The message authentication code that binds it to the value is added and checked where
 * the value is; a label that does not fit its value is not believed.
 *
 * @param authorization the id whose token the value is
 * @param previous the id it replaces; null once that one is proven dead, or where there was none
 * @param run the run that wrote it
 * @param host the machine of that run, for the person who must go there
 * @param state open until the run is done
 */
public record Label(
        AuthorizationId authorization, @Nullable AuthorizationId previous, RunId run, String host, State state) {
    /** Whether the run that wrote the label still has work to do. */
    public enum State {
        OPEN,
        DONE
    }
}
