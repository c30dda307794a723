package dev.keyrota.sandbox.github;

import static dev.keyrota.sandbox.github.HostFixture.ORG;
import static dev.keyrota.sandbox.github.HostFixture.OTHER;
import static dev.keyrota.sandbox.github.HostFixture.PROD;
import static dev.keyrota.sandbox.github.HostFixture.REPO;
import static dev.keyrota.sandbox.github.HostFixture.REPO_SCOPE;
import static dev.keyrota.sandbox.github.HostFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.github.GitHubToken.Kind;
import dev.keyrota.sandbox.github.GitHubToken.Level;
import dev.keyrota.sandbox.github.HostAnswer.Created;
import dev.keyrota.sandbox.github.HostAnswer.Deleted;
import dev.keyrota.sandbox.github.HostAnswer.Found;
import dev.keyrota.sandbox.github.HostAnswer.Listed;
import dev.keyrota.sandbox.github.HostAnswer.PublicKey;
import dev.keyrota.sandbox.github.HostAnswer.Refused;
import dev.keyrota.sandbox.github.HostAnswer.Updated;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActionsSecretsTest {

    private final HostFixture world = new HostFixture();
    private final GitHubHost host = world.host;

    private Refused refused(HostAnswer answer) {
        return (Refused) answer;
    }

    private ActionsSecret secret(Scope scope, String name) {
        return ((Found) host.secrets().get(TOKEN, scope, name)).secret();
    }

    @Test
    void a_write_creates_first_and_updates_then_and_the_value_is_kept() {
        assertThat(host.secrets().put(TOKEN, REPO_SCOPE, "KEY", "one")).isEqualTo(new Created());
        assertThat(host.secrets().put(TOKEN, REPO_SCOPE, "key", "two")).isEqualTo(new Updated());
        assertThat(host.held(REPO, null, "KEY"))
                .hasValueSatisfying(held -> assertThat(held.value()).isEqualTo("two"));
    }

    @Test
    void times_are_whole_seconds_so_two_writes_within_one_cannot_be_told_apart() {
        world.clock.set(Instant.parse("2026-07-01T09:00:00.200Z"));
        host.secrets().put(TOKEN, REPO_SCOPE, "KEY", "one");
        Instant first = secret(REPO_SCOPE, "KEY").updatedAt();
        assertThat(first).isEqualTo("2026-07-01T09:00:00Z");

        world.clock.advance(Duration.ofMillis(700));
        host.secrets().put(TOKEN, REPO_SCOPE, "KEY", "two");
        assertThat(secret(REPO_SCOPE, "KEY").updatedAt()).isEqualTo(first);

        world.clock.advance(Duration.ofMillis(100));
        host.secrets().put(TOKEN, REPO_SCOPE, "KEY", "three");
        assertThat(secret(REPO_SCOPE, "KEY").updatedAt()).isEqualTo(first.plusSeconds(1));
        assertThat(secret(REPO_SCOPE, "KEY").createdAt()).isEqualTo(first);
    }

    @Test
    void the_three_scopes_are_apart_and_have_keys_of_their_own() {
        host.secrets().put(TOKEN, REPO_SCOPE, "KEY", "repo");
        host.secrets().put(TOKEN, PROD, "KEY", "env");
        host.secrets().put(TOKEN, ORG, "KEY", "org");
        assertThat(host.secrets().held(REPO_SCOPE, "KEY").orElseThrow().value()).isEqualTo("repo");
        assertThat(host.held(REPO, "Production", "KEY").orElseThrow().value()).isEqualTo("env");
        assertThat(host.secrets().held(ORG, "KEY").orElseThrow().value()).isEqualTo("org");

        Set<String> ids = new java.util.HashSet<>();
        for (Scope scope : new Scope[] {REPO_SCOPE, PROD, ORG}) {
            ids.add(((PublicKey) host.secrets().publicKey(TOKEN, scope)).key().keyId());
        }
        assertThat(ids).hasSize(3);
    }

    @Test
    void names_follow_githubs_rules() {
        for (String bad : new String[] {"bad-name", "1ST", "A B", "", "GITHUB_TOKEN", "github_x"}) {
            assertThat(refused(host.secrets().put(TOKEN, REPO_SCOPE, bad, "x")).status())
                    .as(bad)
                    .isEqualTo(422);
        }
        assertThat(host.secrets().put(TOKEN, REPO_SCOPE, "_OK9", "x")).isEqualTo(new Created());
    }

    @Test
    void a_deleted_secret_is_gone_and_cannot_be_deleted_twice() {
        host.secrets().put(TOKEN, REPO_SCOPE, "KEY", "x");
        assertThat(host.secrets().delete(TOKEN, REPO_SCOPE, "KEY")).isEqualTo(new Deleted());
        assertThat(refused(host.secrets().delete(TOKEN, REPO_SCOPE, "KEY")).status())
                .isEqualTo(404);
        assertThat(refused(host.secrets().get(TOKEN, REPO_SCOPE, "KEY")).status())
                .isEqualTo(404);
    }

    @Test
    void a_repository_sees_the_organizations_secrets_that_are_meant_for_it() {
        host.secrets().put(TOKEN, ORG, "EVERYBODY", "x", Visibility.ALL);
        host.secrets().put(TOKEN, ORG, "PRIVATE_ONLY", "x", new Visibility(Visibility.Kind.PRIVATE, Set.of()));
        host.secrets().put(TOKEN, ORG, "CHOSEN", "x", new Visibility(Visibility.Kind.SELECTED, Set.of(1002L)));

        assertThat(((Listed) host.secrets().organizationSecretsSeenBy(TOKEN, REPO)).secrets())
                .extracting(ActionsSecret::name)
                .containsExactly("EVERYBODY", "PRIVATE_ONLY");
        assertThat(((Listed) host.secrets().organizationSecretsSeenBy(TOKEN, OTHER)).secrets())
                .extracting(ActionsSecret::name)
                .containsExactly("CHOSEN", "EVERYBODY");
    }

    @Test
    void refuses_by_token_then_reach_then_permission() {
        host.addToken(new GitHubToken(
                "ghs_narrow",
                "bot",
                Kind.INSTALLATION,
                Map.of("secrets", Level.READ),
                Set.of("raxx-app/website"),
                null));
        assertThat(refused(host.secrets().get(null, REPO_SCOPE, "KEY")).status())
                .isEqualTo(401);
        assertThat(refused(host.secrets().get("ghp_unknown", REPO_SCOPE, "KEY")).message())
                .isEqualTo("Bad credentials");
        assertThat(refused(host.secrets().get("ghs_narrow", REPO_SCOPE, "KEY")).status())
                .isEqualTo(404);
        assertThat(refused(host.secrets().put("ghs_narrow", new Scope.OfRepository(OTHER), "KEY", "x")))
                .isEqualTo(new Refused(403, "Resource not accessible by integration"));
        assertThat(refused(host.secrets().list(TOKEN, new Scope.OfEnvironment(REPO, "nowhere")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_expired_or_revoked_token_is_bad_credentials() {
        host.addToken(new GitHubToken(
                "ghs_hour",
                "bot",
                Kind.INSTALLATION,
                Map.of("secrets", Level.WRITE),
                Set.of(),
                world.clock.instant().plusSeconds(3600)));
        assertThat(host.secrets().list("ghs_hour", REPO_SCOPE)).isInstanceOf(Listed.class);
        world.clock.advance(Duration.ofHours(1));
        assertThat(refused(host.secrets().list("ghs_hour", REPO_SCOPE)).status())
                .isEqualTo(401);
        host.revokeToken(TOKEN);
        assertThat(refused(host.secrets().list(TOKEN, REPO_SCOPE)).status()).isEqualTo(401);
    }

    @Test
    void a_copy_and_its_original_go_separate_ways() {
        host.secrets().put(TOKEN, REPO_SCOPE, "KEY", "shared");
        SandboxClock time = world.clock.copy();
        GitHubHost copy = host.copy(time);
        copy.place(REPO, null, "KEY", "copy's");
        assertThat(host.held(REPO, null, "KEY").orElseThrow().value()).isEqualTo("shared");
        assertThat(((PublicKey) copy.secrets().publicKey(TOKEN, REPO_SCOPE))
                        .key()
                        .keyId())
                .isEqualTo(((PublicKey) host.secrets().publicKey(TOKEN, REPO_SCOPE))
                        .key()
                        .keyId());
        host.place(REPO, null, "KEY", null);
        assertThat(copy.held(REPO, null, "KEY")).isPresent();
    }
}
