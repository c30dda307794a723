package dev.keyrota.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyrota.protocol.Charter.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time of the day, UTC, at which a store may be written. */
class WindowTest {
    @ParameterizedTest
    @CsvSource({
        // from, to: minutes of the day; then a time, and how long it takes until the window opens
        "120, 240,  00:00:00,  PT2H",
        "120, 240,  01:59:59,  PT1S",
        "120, 240,  02:00:00,  PT0S",
        "120, 240,  03:59:59,  PT0S",
        "120, 240,  04:00:00,  PT22H",
        "120, 240,  23:59:59,  PT2H1S",
        // over midnight
        "1380, 60,  22:59:30,  PT30S",
        "1380, 60,  23:00:00,  PT0S",
        "1380, 60,  00:59:59,  PT0S",
        "1380, 60,  01:00:00,  PT22H",
        // until midnight
        "1380, 0,   23:30:00,  PT0S",
        "1380, 0,   00:00:00,  PT23H",
        // the whole day but its last minute
        "0, 1439,   23:58:59,  PT0S",
        "0, 1439,   23:59:00,  PT1M",
    })
    void tells_how_long_it_takes_until_it_opens(int from, int to, String time, Duration left) {
        assertThat(new Window(from, to).until(Instant.parse("2026-07-01T" + time + "Z")))
                .isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"-1, 60", "1440, 60", "60, -1", "60, 1440", "60, 60"})
    void is_from_one_minute_of_the_day_to_another(int from, int to) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(from, to))
                .withMessageContaining("one minute of the day to another");
    }
}
