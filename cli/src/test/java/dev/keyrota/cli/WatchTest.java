package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rotation's outcome, an hour and a day after. */
class WatchTest {
    private static final String OLD = "b1e6320e-9ce1-436b-82b2-7b6cf3372cd7";
    private static final String ANOTHER = "1f970877-9b2f-4899-ac67-030049fd7833";

    @TempDir
    private Path folder;

    private Shell rotated() {
        Shell shell = new Shell(folder, "session-drift");
        Shell.Result rotated = shell.run("rotate", "heroku-platform", "--yes");
        assertThat(rotated.exit()).as(rotated.toString()).isZero();
        return shell;
    }

    @Test
    void where_nothing_was_rotated_there_is_nothing_to_look_at() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            Shell.Result nothing = shell.run("watch");

            assertThat(nothing.exit()).as(nothing.toString()).isZero();
            assertThat(nothing.out())
                    .isEqualTo("heroku-platform@prod: nothing to look at (no rotation has replaced it yet)\n");
            assertThat(shell.calls()).isEmpty();
        }
    }

    @Test
    void it_is_looked_at_an_hour_after_and_a_day_after_and_not_again() throws IOException {
        try (Shell shell = rotated()) {
            says(shell, 0, "no look is due before ");
            assertThat(status(shell)).doesNotContain("is to be looked at");
            shell.advance(Duration.ofHours(1));
            assertThat(status(shell)).contains("is to be looked at: ", " watch heroku-platform\n");
            says(shell, 0, "all is as it was left; the next look is due ");
            assertThat(status(shell)).doesNotContain("is to be looked at");
            int asked =
                    shell.calls().values().stream().mapToInt(Integer::intValue).sum();
            says(shell, 0, "no look is due before ");
            assertThat(shell.calls().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(asked);
            shell.advance(Duration.ofDays(1));
            says(shell, 0, "all is as it was left\n");
            says(shell, 0, ": no look is due\n");
            assertThat(shell.run("audit", "show").out().split("secret.rotate.watched", -1))
                    .hasSize(3);
            assertThat(shell.run("audit", "verify").exit()).isZero();
        }
    }

    @Test
    void what_an_open_run_changes_is_no_lapse() throws IOException {
        try (Shell shell = rotated()) {
            shell.advance(Duration.ofHours(1));
            shell.sandbox().arm("github.secret.put", "status:403", 0, 99);
            shell.run("rotate", "heroku-platform", "--yes");
            Map<String, Integer> before = shell.calls();

            says(shell, 0, "nothing to look at (a run is open");
            assertThat(shell.calls()).isEqualTo(before);
        }
    }

    /** What stood there before an emergency ended it stands nowhere, and that is what was asked for. */
    @Test
    void what_was_revoked_since_is_not_looked_for() throws IOException {
        try (Shell shell = rotated()) {
            Shell.Result revoked = shell.run("revoke", "heroku-platform", "--confirm", "heroku-platform");
            assertThat(revoked.exit()).as(revoked.toString()).isZero();
            shell.advance(Duration.ofHours(1));

            assertThat(status(shell)).doesNotContain("is to be looked at");
            says(shell, 0, "nothing to look at (what the rotation left is not recorded as the current key");
        }
    }

    @Test
    void what_a_person_has_recorded_another_key_for_is_not_looked_for() throws IOException {
        try (Shell shell = rotated()) {
            shell.change("{\"store\":\"vault\",\"set\":\"" + ANOTHER + "\"}");
            Shell.Result adopted = shell.run("adopt", "heroku-platform", "--id", ANOTHER, "--confirm", ANOTHER);
            assertThat(adopted.exit()).as(adopted.toString()).isZero();
            shell.advance(Duration.ofHours(1));

            says(shell, 0, "nothing to look at (what the rotation left is not recorded as the current key");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"store\":\"github-ci\",\"set\":\"" + ANOTHER
                        + "\"} | github-ci does not hold the rotation's key any more",
                "{\"store\":\"vault\",\"set\":\"" + ANOTHER + "\"} | vault does not hold the rotation's key any more",
            })
    void what_somebody_has_changed_since_is_found(String change, String sentence) throws IOException {
        try (Shell shell = rotated()) {
            shell.change(change);
            shell.advance(Duration.ofHours(1));
            Shell.Result found = says(shell, 3, sentence);

            assertThat(found.out()).contains("not all is as it was left", "next: keyrota drift heroku-platform");
        }
    }

    @Test
    void what_could_not_be_seen_is_looked_at_again() throws IOException {
        try (Shell shell = rotated()) {
            shell.advance(Duration.ofHours(1));
            shell.sandbox().arm("heroku.authorizations.list", "status:503", 0, 99);
            says(shell, 3, "the account's authorizations could not be listed");
            assertThat(shell.run("audit", "show").out()).doesNotContain("secret.rotate.watched");
            shell.sandbox().disarm();
            says(shell, 0, "all is as it was left");
        }
    }

    @Test
    void it_is_looked_at_now_where_that_is_asked_and_nothing_is_recorded() {
        try (Shell shell = rotated()) {
            Shell.Result looked = shell.run("watch", "--now", "-o", "json");

            assertThat(looked.exit()).as(looked.toString()).isZero();
            assertThat(looked.out())
                    .contains(
                            "\"looked\":true",
                            "\"recorded\":false",
                            "\"findings\":[]",
                            "\"credential\":\"heroku-platform@prod\"");
            assertThat(shell.run("audit", "show").out()).doesNotContain("secret.rotate.watched", OLD + " is listed");
        }
    }

    private static String status(Shell shell) {
        return shell.run("status").out();
    }

    private static Shell.Result says(Shell shell, int exit, String sentence) {
        Shell.Result result = shell.run("watch");
        assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
        assertThat(result.out()).contains(sentence);
        return result;
    }
}
