package dev.keyrota.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an authorization of ours is told from one that only looks like it. */
class NonceTest {
    @ParameterizedTest
    @CsvSource({
        "team-rotation-{yyyy}-{MM},  team-rotation-2026-07-r0123456789ab-a3",
        "{MM}/{yyyy} {yyyy},         07/2026 2026-r0123456789ab-a3",
        "keyrota,                    keyrota-r0123456789ab-a3",
    })
    void a_description_begins_with_the_teams_convention_and_ends_with_the_nonce(String convention, String description) {
        assertThat(new Nonce(Samples.RUN, 3).describe(convention, "2026-07")).isEqualTo(description);
    }

    @ParameterizedTest
    @CsvSource({
        "team-rotation-2026-07-r0123456789ab-a3,            0123456789ab, 3",
        "-r0123456789ab-a1,                                 0123456789ab, 1",
        "of-r0123456789ab-a1 again-rabcdefabcdef-a9999,     abcdefabcdef, 9999",
    })
    void what_is_described_is_found_again(String description, String run, int attempt) {
        assertThat(Nonce.in(description)).isEqualTo(new Nonce(new RunId(run), attempt));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "team-rotation-2026-07",
                "r0123456789ab-a1",
                "x-r0123456789ab-a1 ",
                "x-r0123456789ab-a1-copy",
                "x-r0123456789ab-a0",
                "x-r0123456789ab-a10000",
                "x-r0123456789a-a1",
                "x-r0123456789AB-a1",
            })
    void what_does_not_end_with_a_whole_nonce_has_none(String description) {
        assertThat(Nonce.in(description)).isNull();
    }

    @Test
    void the_convention_of_a_month_is_what_its_descriptions_begin_with() {
        assertThat(Nonce.convention("team-{yyyy}-{MM}", "2026-11")).isEqualTo("team-2026-11");
    }
}
