package dev.keyrota.sandbox.infisical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.infisical.VaultAnswer.Admitted;
import dev.keyrota.sandbox.infisical.VaultAnswer.LoggedIn;
import dev.keyrota.sandbox.infisical.VaultAnswer.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UniversalAuthTest {

    private static final TokenPolicy RENEWABLE = new TokenPolicy(Duration.ofMinutes(10), Duration.ofHours(1), 0);

    private final VaultFixture world = new VaultFixture();
    private final InfisicalVault vault = world.vault;

    private Refused refusal(String bearer) {
        return (Refused) vault.admit(bearer);
    }

    @Test
    void an_expired_token_is_403_and_a_revoked_one_401() {
        String token = world.token("admin");
        String other = world.token("admin");
        assertThat(vault.revoke(other)).isEmpty();
        assertThat(refusal(other).status()).isEqualTo(401);

        world.clock.advance(TokenPolicy.DEFAULT.ttl());
        assertThat(refusal(token)).isEqualTo(TokenText.expired());
    }

    @Test
    void a_second_login_leaves_the_first_token_alone() {
        String first = world.token("admin");
        String second = world.token("admin");
        assertThat(first).isNotEqualTo(second);
        assertThat(vault.admit(first)).isInstanceOf(Admitted.class);
    }

    @Test
    void renewing_under_default_settings_destroys_the_token() {
        String token = world.token("admin");
        assertThat(vault.admit(token)).isInstanceOf(Admitted.class);
        assertThat(((Refused) vault.renew(token)).status()).isEqualTo(401);
        assertThat(refusal(token).message()).isEqualTo("No identity access token found");
    }

    @Test
    void a_renewed_token_works_beside_the_old_text_and_revocation_kills_both() {
        world.identity("renewing", RENEWABLE, Grant.everything());
        String old = world.token("renewing");
        world.clock.advance(Duration.ofMinutes(5));
        String renewed = ((LoggedIn) vault.renew(old)).token();

        assertThat(vault.admit(old)).isInstanceOf(Admitted.class);
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(refusal(old).error()).isEqualTo("TokenError");
        assertThat(vault.admit(renewed)).isInstanceOf(Admitted.class);
        vault.revoke(renewed);
        assertThat(refusal(renewed).status()).isEqualTo(401);
    }

    @Test
    void a_token_with_a_use_limit_is_used_up() {
        world.identity("twice", new TokenPolicy(Duration.ofDays(1), Duration.ofDays(1), 2), Grant.everything());
        String token = world.token("twice");
        assertThat(vault.admit(token)).isInstanceOf(Admitted.class);
        assertThat(vault.admit(token)).isInstanceOf(Admitted.class);
        assertThat(refusal(token).status()).isEqualTo(401);
    }

    @Test
    void three_bad_secrets_lock_the_login_even_for_the_right_one_for_five_minutes() {
        for (int i = 0; i < 3; i++) {
            assertThat(((Refused) vault.login("client-admin", "wrong")).message())
                    .isEqualTo("Invalid credentials");
            world.clock.advance(Duration.ofSeconds(29));
        }
        assertThat(((Refused) vault.login("client-admin", "secret-admin")).message())
                .contains("temporarily locked");
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(vault.login("client-admin", "secret-admin")).isInstanceOf(LoggedIn.class);
    }

    @Test
    void bad_secrets_far_apart_lock_nothing() {
        for (int i = 0; i < 5; i++) {
            vault.login("client-admin", "wrong");
            world.clock.advance(Duration.ofSeconds(31));
        }
        assertThat(vault.login("client-admin", "secret-admin")).isInstanceOf(LoggedIn.class);
    }

    @Test
    void the_code_of_june_2025_tells_an_unknown_client_id_apart_and_locks_nothing() {
        assertThat(((Refused) vault.login("who", "x")).status()).isEqualTo(401);
        vault.serve(Edition.V3);
        assertThat(((Refused) vault.login("who", "x")).status()).isEqualTo(404);
        for (int i = 0; i < 5; i++) {
            vault.login("client-admin", "wrong");
        }
        assertThat(vault.login("client-admin", "secret-admin")).isInstanceOf(LoggedIn.class);
    }

    @Test
    void a_client_secret_for_one_login_is_refused_the_second_time() {
        vault.addClientSecret(new ClientSecret("once", "client-admin", "one-use", 1, 0, null));
        assertThat(vault.login("client-admin", "one-use")).isInstanceOf(LoggedIn.class);
        assertThat(((Refused) vault.login("client-admin", "one-use")).status()).isEqualTo(401);
        assertThat(((Refused) vault.login("client-admin", "one-use")).message()).isEqualTo("Invalid credentials");
    }

    @Test
    void a_forged_or_mangled_token_is_a_token_error() {
        String token = world.token("admin");
        String forged = token.substring(0, token.lastIndexOf('.')) + ".AAAA";
        assertThat(refusal(forged).message()).isEqualTo("invalid signature");
        assertThat(refusal("dXNlcjpwdw==").message()).contains("malformed");
        assertThat(refusal("").message()).isEqualTo("jwt must be provided");
        assertThat(((Refused) vault.admit(null)).message()).isEqualTo("Token missing");
    }
}
