package dev.keyrota.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SandboxTokensTest {

    @Property(tries = 200)
    void every_seed_draws_the_vendors_shapes_and_each_is_told_from_a_real_one(@ForAll long seed) {
        SeededIds ids = new SeededIds(seed);
        String current = SandboxTokens.herokuCurrent(ids);
        String prefixed = SandboxTokens.herokuPrefixed(ids);
        String bare = SandboxTokens.herokuBare(ids);

        assertThat(current).matches("HRKU-AA[0-9a-zA-Z_-]{58}");
        assertThat(prefixed).matches("HRKU-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(bare).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(SandboxTokens.github(ids)).matches("ghp_[0-9A-Za-z]{36}");
        assertThat(new String[] {current, prefixed, bare, SandboxTokens.github(ids), SandboxTokens.opaque(ids)})
                .allSatisfy(token ->
                        assertThat(SandboxTokens.looksLikeSandbox(token)).isTrue());
    }

    @Test
    void a_real_vendors_token_is_not_taken_for_one_of_the_sandbox() {
        assertThat(new String[] {
                    "HRKU-AA" + "x".repeat(58),
                    "HRKU-01234567-89ab-cdef-0123-456789abcdef",
                    "01234567-89ab-cdef-0123-456789abcdef",
                    "ghp_" + "a".repeat(36),
                    ""
                })
                .noneMatch(SandboxTokens::looksLikeSandbox);
    }
}
