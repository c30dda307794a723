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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Secret Service, by a program that says what {@code secret-tool} 0.20.5 was seen to say. */
class SecretServiceSessionTest {
    private static final SessionId ID = new SessionId("desktop");
    private static final String LOOKUP = "[ $1 = search ] || { printf the-value; exit 0; }; ";

    @TempDir
    private Path folder;

    private Session session(String script) throws IOException {
        return new SecretServiceSession(
                ID,
                Map.of("username", "ada l", "service", "heroku"),
                Program.of(folder, script).name(),
                new Inquiry(Duration.ofMinutes(2)));
    }

    @Test
    void the_only_item_is_what_the_session_holds() throws IOException {
        Path said = folder.resolve("said");
        Session session = session(
                "printf '%s|' \"$@\" >> '" + said + "'; " + LOOKUP
                        + "printf '[/1]\\nlabel = x\\nsecret = the-value\\ncreated = 2026\\n'; echo attribute.service = heroku >&2");

        assertThat(session.id()).isEqualTo(ID);
        assertThat(session.report()).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
            Session.Report report = (Session.Report) answered.value();
            assertThat(report.value()).matches(value -> value != null && value.sameAs(Secret.ofText("the-value")));
            assertThat(report.source()).isEqualTo("secret service");
        });
        assertThat(Files.readString(said))
                .isEqualTo("lookup|service|heroku|username|ada l|search|--all|service|heroku|username|ada l|");
    }

    /** The tool answers with any of them. */
    @ParameterizedTest
    @ValueSource(strings = {"[/1]\\n[/2]\\n", "[/1]\\nlabel = x\\n[/y]\\n"})
    void of_several_nobody_knows_which_the_session_has(String listed) throws IOException {
        assertThat(session(LOOKUP + "printf '" + listed + "'").report())
                .isEqualTo(new Reply.Refused<>(Refusal.INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"printf 'label = x\\n'", ":", "printf '[/1]\\n'; exit 1"})
    void what_lookup_shows_and_search_does_not_is_no_answer(String search) throws IOException {
        assertThat(session(LOOKUP + search).report()).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    /** {@code echo KEY | secret-tool store} keeps it. */
    @Test
    void a_line_feed_at_the_end_is_none_of_the_key() throws IOException {
        Session session = session("[ $1 = search ] && { echo '[/1]'; exit; }; echo the-value");
        assertThat(session.report())
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered -> assertThat(((Session.Report) answered.value()).value())
                                .matches(value -> value != null && value.sameAs(Secret.ofText("the-value"))));
    }

    /** Neither is shown by a lookup; a search finds one that is locked. */
    @Test
    void one_that_stays_locked_is_told_from_none() throws IOException {
        String silent = "[ $1 = search ] || exit 1; ";
        assertThat(session(silent + ":").report()).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(session(silent + "echo '[/1]'").report()).isEqualTo(new Reply.Refused<>(Refusal.FORBIDDEN));
        assertThat(session(silent + "exit 1").report()).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    @Test
    void there_may_be_nobody_who_could_say() throws IOException {
        assertThat(session("echo 'secret-tool: Cannot autolaunch D-Bus' >&2; exit 1")
                        .report())
                .isEqualTo(new Reply.Refused<>(Refusal.UNREACHABLE));
        assertThat(session("exit 2").report()).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        assertThat(new SecretServiceSession(
                                ID,
                                Map.of("service", "heroku"),
                                folder.resolve("none").toString(),
                                new Inquiry(Duration.ofMinutes(2)))
                        .report())
                .isEqualTo(new Reply.Refused<>(Refusal.UNSUPPORTED));
    }
}
