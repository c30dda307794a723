package dev.keyrota.connectors.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Session;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The macOS Keychain, by a program that stands in for {@code security}: no Mac has run this. */
class MacKeychainSessionTest {
    private static final SessionId ID = new SessionId("mac");

    @TempDir
    private Path folder;

    private Session session(String script) throws IOException {
        return new MacKeychainSession(
                ID, "heroku", "ada l", Program.of(folder, script).name(), new Inquiry(Duration.ofMinutes(2)));
    }

    @Test
    void a_password_is_what_stands_before_the_line_feed() throws IOException {
        Path said = folder.resolve("said");
        Session session = session("printf '%s|' \"$@\" > '" + said + "'; echo the-value");

        assertThat(session.id()).isEqualTo(ID);
        assertThat(session.report()).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
            Session.Report report = (Session.Report) answered.value();
            assertThat(report.value()).matches(value -> value != null && value.sameAs(Secret.ofText("the-value")));
            assertThat(report.source()).isEqualTo("keychain heroku");
        });
        assertThat(Files.readString(said)).isEqualTo("find-generic-password|-s|heroku|-a|ada l|-w|");
    }

    @Test
    void an_empty_one_holds_nothing() throws IOException {
        assertThat(session("echo").report())
                .isEqualTo(new Reply.Answered<>(new Session.Report(null, "keychain heroku")));
    }

    @ParameterizedTest
    @CsvSource({"44, NOT_FOUND", "36, FORBIDDEN", "51, FORBIDDEN", "128, FORBIDDEN"})
    void it_says_why_there_is_none(int exit, Refusal refusal) throws IOException {
        assertThat(session("echo 'security: why' >&2; exit " + exit).report()).isEqualTo(new Reply.Refused<>(refusal));
    }

    @Test
    void another_machine_has_none() {
        assertThat(new MacKeychainSession(
                                ID,
                                "heroku",
                                "ada",
                                folder.resolve("none").toString(),
                                new Inquiry(Duration.ofMinutes(2)))
                        .report())
                .isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
    }

    @ParameterizedTest
    @CsvSource({"exit 1", "printf cut-off", ":"})
    void what_nobody_has_described_is_no_answer(String script) throws IOException {
        assertThat(session(script).report()).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }
}
