package dev.keyrota.cli.telling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.Stop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason to stop has words for the person who must decide. */
class StopAdviceTest {
    private static final RunId RUN = new RunId("0123456789ab");

    @ParameterizedTest
    @EnumSource
    void says_what_happened_what_to_decide_and_the_command(Stop stop) {
        String advice =
                new StopAdvice("keyrota", "api", RUN, "github-ci").of(stop).toString();
        assertThat(advice).contains("keyrota ").doesNotContain("{").hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @EnumSource
    void says_the_same_of_a_recovery_and_a_clean_up(Stop stop) {
        for (Charter.Purpose purpose : Charter.Purpose.values()) {
            String advice = new StopAdvice("keyrota", "api", RUN, "github-ci", purpose)
                    .of(stop)
                    .toString();
            assertThat(advice).contains("keyrota ").doesNotContain("{").hasSizeGreaterThan(40);
        }
    }

    @ParameterizedTest
    @EnumSource
    void needs_no_place_and_no_run(Stop stop) {
        assertThat(new StopAdvice("keyrota", "api", null, null).of(stop).toString())
                .doesNotContain("{")
                .doesNotContain("null");
    }
}
