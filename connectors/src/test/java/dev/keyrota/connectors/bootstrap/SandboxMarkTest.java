package dev.keyrota.connectors.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.sandbox.SandboxTokens;
import dev.keyrota.sandbox.SeededIds;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxMarkTest {
    private final SeededIds ids = new SeededIds(7);

    @RepeatedTest(5)
    void each_secret_of_a_sandbox_carries_the_mark() {
        for (String token : new String[] {
            SandboxTokens.herokuCurrent(ids),
            SandboxTokens.herokuPrefixed(ids),
            SandboxTokens.herokuBare(ids),
            SandboxTokens.github(ids),
            SandboxTokens.opaque(ids)
        }) {
            assertThat(SandboxMark.isOn(Secret.ofText(token))).isTrue();
        }
    }

    @Test
    void a_json_web_token_tells_by_its_issuer() {
        assertThat(SandboxMark.isOn(Secret.ofText(token("{\"iat\":1,\"iss\":\"keyrota-sandbox\",\"exp\":2}"))))
                .isTrue();
        assertThat(SandboxMark.isOn(Secret.ofText(token("{\"iat\":1,\"exp\":2}"))))
                .isFalse();
        assertThat(SandboxMark.isOn(Secret.ofText("not.base64!.here"))).isFalse();
    }

    private static String token(String claims) {
        return "eyJhbGciOiJIUzI1NiJ9."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2lnbmF0dXJl";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HRKU-AAabcdefghijklmnopqrstuvwxyz",
                "01234567-89ab-cdef-0123-456789abcdef",
                "ghp_0123456789",
                "my-sandbox-secret"
            })
    void a_real_secret_does_not(String token) {
        assertThat(SandboxMark.isOn(Secret.ofText(token))).isFalse();
    }

    @Test
    void a_secret_of_the_other_world_is_refused_with_a_remedy() {
        Secret real = Secret.ofText("ghp_0123456789canary");
        Secret simulated = Secret.ofText("ghp_sandboxcanary");
        assertThat(SandboxMark.objection(real, "the variable T", false)).isNull();
        assertThat(SandboxMark.objection(simulated, "the variable T", true)).isNull();
        for (Found.Missing missing : new Found.Missing[] {
            Objects.requireNonNull(SandboxMark.objection(real, "the variable T", true)),
            Objects.requireNonNull(SandboxMark.objection(simulated, "the variable T", false))
        }) {
            assertThat(missing.what()).startsWith("the variable T ");
            assertThat(missing.toString()).doesNotContain("canary");
        }
    }
}
