package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.engine.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One finding is accepted until a day, with a reason, and nothing for ever. */
class AckTest {
    /** Thirty days after the world begins. */
    private static final String UNTIL = "2026-07-31";

    private static final String SHELL = "heroku-platform@prod/session_drift/operator/1f970877";

    @TempDir
    private Path folder;

    @Test
    void what_was_accepted_is_shown_and_does_not_count_until_its_day() {
        Days time = new Days();
        try (Shell shell = Shell.of(folder, time, "session-drift")) {
            Shell.Result before = shell.run("drift", "-o", "json", "--quiet");
            Shell.Result ack = shell.run("ack", SHELL, "--until", UNTIL, "--reason", "OPS-12: replaced in August");
            Shell.Result after = shell.run("drift", "--quiet");
            JsonNode noticed = document(shell.run("drift", "-o", "json", "--quiet"))
                    .path("credentials")
                    .get(0)
                    .path("noticed")
                    .get(0);

            assertThat(before.exit()).isEqualTo(3);
            assertThat(noticed(before)).isEqualTo(SHELL);
            assertThat(ack.exit()).as(ack.toString()).isZero();
            assertThat(after.exit()).isZero();
            assertThat(after.out())
                    .contains(
                            "noticed: " + SHELL + "  accepted until " + UNTIL + " by ada: OPS-12: replaced in August");
            assertThat(noticed.path("accepted_by").asString()).isEqualTo("ada");
            assertThat(shell.run("audit", "show", "heroku-platform", "-o", "json")
                            .out())
                    .contains("secret.finding.accepted");
            time.later = Duration.ofDays(31);
            Shell.Result again = shell.run("drift", "--quiet");
            assertThat(again.exit()).as(again.toString()).isEqualTo(3);
        }
    }

    @Test
    void another_key_in_the_same_place_is_another_finding() throws IOException {
        try (Shell shell = Shell.of(folder, new HastyTime(), "session-drift")) {
            shell.run("ack", SHELL, "--until", UNTIL, "--reason", "OPS-12");
            shell.change("{\"store\":\"operator\",\"set\":\"f44d9427-c29e-4024-9313-35d493624ea4\"}");

            Shell.Result again = shell.run("drift", "--quiet");
            assertThat(again.exit()).as(again.toString()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heroku-platform@prod/sesion_drift/operator | 2026-07-20 | why | did you mean heroku-platform@prod/session_drift",
                "heroku-platform@prod | 2026-07-20 | why | names no finding",
                "heroku-platfrom@prod/session_drift/operator | 2026-07-20 | why | heroku-platform",
                "heroku-platform@prod/all_dead/vault | 2026-07-20 | why | cannot be accepted",
                "heroku-platform@prod/session_drift/a b | 2026-07-20 | why | names no finding",
                "heroku-platform@prod/session_drift/operator | 2026-07-20 | HRKU-5a4db0c5-0000-4000-8000-0123456789ab | looks like a key",
                "heroku-platform@prod/session_drift/operator | soon | why | that is no day",
                "heroku-platform@prod/session_drift/operator | 2020-01-01 | why | until a day in the year that comes",
                "heroku-platform@prod/session_drift/operator | 2126-01-01 | why | until a day in the year that comes",
                "heroku-platform@prod/session_drift/operator | 2026-07-20 | ' ' | a reason is one line"
            })
    void what_would_accept_nothing_or_too_much_is_refused(String finding, String until, String reason, String said) {
        try (Shell shell = Shell.of(folder, new HastyTime(), "session-drift")) {
            Shell.Result refused = shell.run("ack", finding, "--until", until, "--reason", reason);

            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains(said);
            assertThat(shell.calls()).isEmpty();
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** A clock that runs fast, and that somebody turns by days. */
    private static final class Days implements Time, InstantSource {
        private final HastyTime time = new HastyTime();
        private Duration later = Duration.ZERO;

        @Override
        public Instant wall() {
            return time.wall().plus(later);
        }

        @Override
        public Instant instant() {
            return wall();
        }

        @Override
        public Duration elapsed() {
            return time.elapsed().plus(later);
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            time.sleep(duration);
        }
    }

    private static String noticed(Shell.Result result) {
        return document(result)
                .path("credentials")
                .get(0)
                .path("noticed")
                .get(0)
                .path("finding")
                .asString();
    }

    private static JsonNode document(Shell.Result result) {
        assertThat(result.out().lines()).as(result.err()).hasSize(1);
        return JsonMapper.shared().readTree(result.out());
    }
}
