package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.config.problem.FlawException;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
    @ParameterizedTest
    @CsvSource({"P1D, PT24H", "P1DT12H, PT36H", "PT1H30M, PT90M", "PT3600S, PT1H", "P30D, PT720H", "PT0S, PT0S"})
    void reads_iso_8601(String text, Duration meant) {
        assertThat(Span.OVERLAP.parse(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1DT",
                "-P1D",
                "P-1D",
                "p1d",
                "1D",
                "P1Y",
                "P1M",
                "P1W",
                "PT1.5H",
                "P1D ",
                "PT1S1M",
                "P999999D",
                "PT0.0001S"
            })
    void refuses_everything_else(String text) {
        assertThatThrownBy(() -> Span.OVERLAP.parse(text))
                .isInstanceOf(FlawException.class)
                .hasMessageContaining("not a duration");
    }

    @ParameterizedTest
    @CsvSource({"90d, P90D", "90 days, P90D", "2 weeks, P14D", "30s, PT30S", "10min, PT10M", "24 hours, PT24H"})
    void knows_how_people_say_it(String spoken, String iso) {
        assertThatThrownBy(() -> Span.EVERY.parse(spoken)).hasMessageContaining("write `" + iso + "`");
    }

    @Property
    void spells_what_it_reads(@ForAll @LongRange(min = 0, max = 30L * 24 * 60 * 60) long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        assertThat(Span.OVERLAP.parse(Span.spell(duration))).isEqualTo(duration);
    }
}
