package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.sandbox.github.Scope;
import org.junit.jupiter.api.Test;

class RepositorySecretTest extends WriteOnlyContract {
    @Override
    SecretScope scope() {
        return new SecretScope.OfRepository(GitHubStand.REPOSITORY, null);
    }

    @Override
    Scope place() {
        return new Scope.OfRepository(GitHubStand.REPOSITORY.toString());
    }

    @Test
    void an_environments_secret_that_hides_it_is_named_and_the_probe_sees_it() {
        stand.repository("production", false);
        stand.place(new Scope.OfEnvironment(GitHubStand.REPOSITORY.toString(), "production"), stand.liveKey(2));
        GitHubSecret secret = stand.secret(github(), scope(), null);

        assertThat(value(secret.trace()).shadowedBy()).isEqualTo("environment production");
        assertThat(value(secret.prove(Secret.ofText(stand.liveKey(0)), GitHubStand.NONCE))
                        .same())
                .isFalse();
        assertThat(value(secret.prove(Secret.ofText(stand.liveKey(2)), "3".repeat(64)))
                        .same())
                .isTrue();
    }

    @Test
    void a_reviewer_who_is_waited_for_is_named() {
        stand.repository("production", true);
        assertThat(stand.secret(github(), scope(), null).prove(Secret.ofText(stand.liveKey(0)), GitHubStand.NONCE))
                .isEqualTo(new Reply.Refused<>(Refusal.APPROVAL_REQUIRED));
    }

    @Test
    void a_token_that_was_revoked_may_nothing() {
        GitHubSecret secret = stand.secret(github(), scope(), null);
        stand.sandbox.look(world -> {
            world.github().revokeToken(world.logins().githubToken());
            return true;
        });
        assertThat(secret.trace()).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(secret.write(Secret.ofText(stand.liveKey(1)), null))
                .isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(secret.prove(Secret.ofText(stand.liveKey(1)), GitHubStand.NONCE))
                .isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(secret.pending(stand.now())).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(stand.held(place())).isEqualTo(stand.liveKey(0));
    }

    @Test
    void a_spent_limit_is_told_with_its_wait() {
        GitHubSecret secret = stand.secret(github(), scope(), null);
        stand.host(host -> {
            host.rateLimit(0);
            return true;
        });
        assertThat(secret.write(Secret.ofText(stand.liveKey(1)), null))
                .isInstanceOfSatisfying(Reply.Refused.class, refused -> {
                    assertThat(refused.why()).isEqualTo(Refusal.RATE_LIMITED);
                    assertThat(refused.retryAfter()).isNotNull();
                });
    }
}
