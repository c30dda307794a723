package dev.keyrota.connectors.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program is asked for a secret: what it gets, and what it may do to us. */
class InquiryTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private Reply<Inquiry.Outcome> ask(Duration patience, String script) throws IOException {
        return new Inquiry(patience).of(List.of(Program.of(folder, script).name()));
    }

    private static Inquiry.Outcome answered(Reply<Inquiry.Outcome> reply) {
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return ((Reply.Answered<Inquiry.Outcome>) reply).value();
    }

    @Test
    void it_has_what_a_desktop_needs_and_no_other_variable_of_ours() throws IOException {
        try (Inquiry.Outcome outcome = answered(ask(LONG, "env; exit 3"))) {
            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.complained()).isFalse();
            assertThat(new String(outcome.out(), StandardCharsets.UTF_8).lines())
                    .anyMatch(line -> line.startsWith("PATH="))
                    .noneMatch(line -> line.startsWith("JAVA_HOME=") || line.startsWith("KEYROTA"))
                    .allMatch(
                            line -> line.matches(
                                    "(PATH|HOME|USER|LOGNAME|LANG|DBUS_.*|XDG_.*|DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|PWD|OLDPWD|SHLVL|_)=.*"));
        }
    }

    @Test
    void what_it_says_is_wiped_in_the_end() throws IOException {
        byte[] out;
        try (Inquiry.Outcome outcome = answered(ask(LONG, "printf canary; echo no >&2"))) {
            out = outcome.out();
            assertThat(out).asString().isEqualTo("canary");
            assertThat(outcome.complained()).isTrue();
        }
        assertThat(out).containsOnly(0);
    }

    @Test
    void where_there_is_none_that_is_said() {
        assertThat(new Inquiry(LONG).of(List.of(folder.resolve("none").toString())))
                .isEqualTo(new Reply.Refused<>(Refusal.UNSUPPORTED));
    }

    @Test
    void one_that_does_not_end_is_ended() throws IOException {
        Path pid = folder.resolve("pid");
        Reply<Inquiry.Outcome> reply = ask(Duration.ofSeconds(10), "echo $$ > '" + pid + "'; exec sleep 600");

        assertThat(reply).isEqualTo(new Reply.Refused<>(Refusal.FORBIDDEN));
        long process = Long.parseLong(Files.readString(pid).strip());
        ProcessHandle.of(process)
                .ifPresent(left -> left.onExit().orTimeout(60, TimeUnit.SECONDS).join());
        assertThat(ProcessHandle.of(process).map(ProcessHandle::isAlive)).isNotEqualTo(Optional.of(true));
    }

    @Test
    void what_it_leaves_behind_does_not_hold_us_up() throws IOException {
        Reply<Inquiry.Outcome> reply = ask(Duration.ofSeconds(2), "sleep 30 & echo said");

        assertThat(reply).isEqualTo(new Reply.Refused<>(Refusal.FORBIDDEN));
    }

    @Test
    void it_may_complain_without_end_and_say_no_more_than_a_secret_can_be() throws IOException {
        try (Inquiry.Outcome outcome = answered(ask(LONG, "head -c 1000000 /dev/zero >&2; printf x"))) {
            assertThat(outcome.out()).hasSize(1);
        }
        assertThat(ask(LONG, "head -c " + (2 * Secret.LENGTH_MAX) + " /dev/zero"))
                .isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }
}
