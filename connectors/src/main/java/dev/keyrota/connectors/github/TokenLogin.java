package dev.keyrota.connectors.github;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Reply;

/** A token that somebody made: personal, fine-grained or {@code GITHUB_TOKEN}. There is no other one when it ends. */
final class TokenLogin implements GitHubLogin {
    private final Secret token;

    TokenLogin(Secret token) {
        this.token = token;
    }

    @Override
    public Reply<Secret> token() {
        return new Reply.Answered<>(token);
    }

    @Override
    public boolean refused(Secret refused) {
        return false;
    }
}
