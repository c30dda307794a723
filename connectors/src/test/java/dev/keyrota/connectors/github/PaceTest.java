package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often and how long a probe is waited for. */
class PaceTest {
    @ParameterizedTest
    @CsvSource({"0, 1000", "1000, 999", "1000, 600001"})
    void a_pace_has_bounds(long between, long most) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pace(
                        Duration.ofMillis(between), Duration.ofMillis(most), new FakeTime()::nanos, Thread::sleep));
    }
}
