package dev.keyrota.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.sandbox.heroku.TokenDisplay;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmedFaultTest {

    private static final Map<String, Fault> WORDS = Map.ofEntries(
            Map.entry("down", new Fault.Down()),
            Map.entry("refuse", new Fault.Refuse()),
            Map.entry("status:503", new Fault.Status(503)),
            Map.entry("status-after:500", new Fault.StatusAfter(500)),
            Map.entry("timeout", new Fault.Timeout()),
            Map.entry("timeout-after", new Fault.TimeoutAfter()),
            Map.entry("late:PT2S", new Fault.Late(Duration.ofSeconds(2))),
            Map.entry("late:3s", new Fault.Late(Duration.ofSeconds(3))),
            Map.entry("late:250ms", new Fault.Late(Duration.ofMillis(250))),
            Map.entry("lie", new Fault.Lie()),
            Map.entry("garbage", new Fault.Garbage()),
            Map.entry("truncate", new Fault.Truncate()),
            Map.entry("stale", new Fault.Stale()),
            Map.entry("rate-limit:30", new Fault.RateLimit(30)),
            Map.entry("mask:FULL", new Fault.Mask(TokenDisplay.FULL)),
            Map.entry("mask:PREFIX_SUFFIX", new Fault.Mask(TokenDisplay.PREFIX_SUFFIX)),
            Map.entry("mask:EMPTY_SUFFIX", new Fault.Mask(TokenDisplay.EMPTY_SUFFIX)),
            Map.entry("mask:NULL", new Fault.Mask(TokenDisplay.NULL)),
            Map.entry("approval", new Fault.Approval()));

    @Test
    void every_word_means_its_fault() {
        WORDS.forEach((word, fault) -> assertThat(armed(word).fault()).isEqualTo(fault));
    }

    @Test
    void every_fault_has_a_word() {
        assertThat(WORDS.values().stream().map(Object::getClass).distinct())
                .hasSameSizeAs(Fault.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "explode",
                "Down",
                "down:5",
                "status",
                "status:",
                "status:abc",
                "status:99",
                "status:600",
                "late:soon",
                "late:99999999999999999999s",
                "rate-limit:-1",
                "rate-limit:9999999",
                "mask:SOME",
                "mask",
                "timeout:PT1S"
            })
    void what_is_no_word_is_refused_with_a_sentence_that_repeats_it(String word) {
        assertThatThrownBy(() -> armed(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(word);
    }

    @Test
    void counts_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> ArmedFault.of("*", "lie", -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ArmedFault.of("*", "lie", 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void each_fault_counts_the_calls_that_match_it_and_one_of_them_strikes() {
        FaultBoard board = new FaultBoard();
        board.arm(ArmedFault.of("heroku.account", "lie", 1, 1));
        board.arm(ArmedFault.of("*", "stale", 2, 2));

        assertThat(board.strike("heroku.account")).isEmpty();
        assertThat(board.strike("heroku.apps")).isEmpty();
        assertThat(board.strike("heroku.account")).contains(new Fault.Lie());
        assertThat(board.strike("github.issue.list")).contains(new Fault.Stale());
        assertThat(board.strike("")).contains(new Fault.Stale());
        assertThat(board.strike("heroku.account")).isEmpty();
        assertThat(board.armed()).isEmpty();
    }

    @Test
    void a_port_that_is_to_be_down_is_taken_off_the_board_when_its_calls_have_passed() {
        FaultBoard board = new FaultBoard();
        board.arm(ArmedFault.of("heroku.account", "down", 1, 3));
        assertThat(board.takeDown()).isEmpty();

        assertThat(board.strike("heroku.account")).isEmpty();
        assertThat(board.takeDown())
                .singleElement()
                .satisfies(down -> assertThat(down.times()).isEqualTo(3));
        assertThat(board.armed()).isEmpty();
    }

    private static ArmedFault armed(String word) {
        return ArmedFault.of("*", word, 0, 1);
    }
}
