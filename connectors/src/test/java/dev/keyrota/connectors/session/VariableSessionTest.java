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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariableSessionTest {
    private static final SessionId ID = new SessionId("operator");

    @TempDir
    private Path folder;

    @Test
    void a_variable_of_the_environment_is_reported_with_its_source() {
        Session session =
                VariableSession.ofEnvironment(ID, "KEY_PROD", Map.of("KEY_PROD", "a-canary-value", "KEY", "x"));
        Session.Report report = answered(session);
        assertThat(report.value()).matches(value -> value != null && value.sameAs(Secret.ofText("a-canary-value")));
        assertThat(report.source()).isEqualTo("environment KEY_PROD");
        assertThat(report.toString()).doesNotContain("canary");
        assertThat(session.id()).isEqualTo(ID);
    }

    @Test
    void a_variable_that_is_not_set_is_not_found_and_an_empty_one_holds_nothing() {
        assertThat(VariableSession.ofEnvironment(ID, "KEY_PROD", Map.of()).report())
                .isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(answered(VariableSession.ofEnvironment(ID, "KEY", Map.of("KEY", "")))
                        .value())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KEY_PROD=the-value",
                "KEY_PROD=the-value\n",
                "KEY_PROD=the-value\r\n",
                "# KEY_PROD=no\n  export KEY_PROD=the-value\n",
                "KEY_PROD=\"the-value\"\n",
                "KEY_PROD='the-value'\n",
                "KEY_PROD=earlier\nOTHER=x\nKEY_PROD=the-value\nKEY=y\n",
                "MY_KEY_PROD=no\nKEY_PROD_2=no\nKEY_PROD=the-value\nKEY_PROD 3=no\n"
            })
    void a_file_is_read_as_a_shell_would(String content) throws IOException {
        assertThat(answered(ofFile(content)).value())
                .matches(value -> value != null && value.sameAs(Secret.ofText("the-value")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEY_PROD=\n", "KEY_PROD=\"\"\n", "KEY_PROD=''"})
    void a_file_may_say_that_it_holds_nothing(String content) throws IOException {
        assertThat(answered(ofFile(content)).value()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "OTHER=x", "KEY_PROD", "#KEY_PROD=x"})
    void a_file_without_the_variable_is_not_found(String content) throws IOException {
        assertThat(ofFile(content).report()).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
    }

    @Test
    void a_file_that_is_not_there_is_a_shell_that_is_not_open() {
        assertThat(VariableSession.ofFile(ID, "KEY", folder.resolve("none")).report())
                .isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
    }

    @Test
    void a_file_or_value_beyond_all_bounds_and_a_folder_are_unreadable() throws IOException {
        assertThat(ofFile("KEY_PROD=" + "x".repeat(Secret.LENGTH_MAX + 1)).report())
                .isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        assertThat(ofFile("KEY_PROD=x\n" + "#".repeat(1024 * 1024)).report())
                .isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        assertThat(VariableSession.ofFile(ID, "KEY", folder).report()).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    private Session ofFile(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("session.env"), content);
        return VariableSession.ofFile(ID, "KEY_PROD", file);
    }

    private static Session.Report answered(Session session) {
        assertThat(session.report()).isInstanceOf(Reply.Answered.class);
        return ((Reply.Answered<Session.Report>) session.report()).value();
    }
}
