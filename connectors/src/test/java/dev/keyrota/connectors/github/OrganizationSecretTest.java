package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.sandbox.github.Scope;
import dev.keyrota.sandbox.github.Visibility;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrganizationSecretTest extends WriteOnlyContract {
    @Override
    SecretScope scope() {
        return new SecretScope.OfOrganization(GitHubStand.ORGANIZATION, GitHubStand.REPOSITORY, null);
    }

    @Override
    Scope place() {
        return new Scope.OfOrganization(GitHubStand.ORGANIZATION);
    }

    @Test
    void a_write_leaves_those_who_see_it_as_they_are() {
        seenBy(Set.of(1001L));
        GitHubSecret secret = stand.secret(github(), scope(), null);
        value(secret.write(Secret.ofText(stand.liveKey(1)), null));
        assertThat(stand.held(place())).isEqualTo(stand.liveKey(1));
        assertThat(value(secret.trace()).shadowedBy()).isNull();
        assertThat(value(secret.pending(stand.now()))).isEmpty();

        seenBy(Set.of());
        value(secret.write(Secret.ofText(stand.liveKey(1)), null));
        assertThat(value(secret.trace()).shadowedBy()).startsWith("visibility: ");
    }

    @Test
    void a_repositorys_secret_that_hides_it_is_named() {
        stand.place(new Scope.OfRepository(GitHubStand.REPOSITORY.toString()), stand.liveKey(2));
        assertThat(value(stand.secret(github(), scope(), null).trace()).shadowedBy())
                .isEqualTo("repository " + GitHubStand.REPOSITORY);
    }

    @Test
    void it_is_never_created() {
        stand.place(place(), null);
        assertThat(stand.secret(github(), scope(), null).write(Secret.ofText(stand.liveKey(1)), null))
                .isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(stand.held(place())).isEmpty();
    }

    private void seenBy(Set<Long> repositories) {
        stand.sandbox.look(world -> world.github()
                .secrets()
                .put(
                        world.logins().githubToken(),
                        place(),
                        GitHubStand.NAME,
                        stand.liveKeyIn(world, 0),
                        new Visibility(Visibility.Kind.SELECTED, repositories)));
    }
}
