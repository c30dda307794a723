package dev.keyrota.connectors.github;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Reply;

/** What the calls authenticate with. Safe for use by many threads. */
sealed interface GitHubLogin permits TokenLogin, AppLogin {
    /** The token to call with now. */
    Reply<Secret> token();

    /**
     * Says that GitHub refused a token.
     *
     * @return whether {@link #token} may answer another one now
     */
    boolean refused(Secret token);
}
