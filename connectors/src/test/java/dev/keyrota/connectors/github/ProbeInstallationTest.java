package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.github.ScriptedGitHub.Answer;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A look at the probe that starts nothing. */
class ProbeInstallationTest {
    private static final String WORKFLOW = "GET /repos/o/r/actions/workflows/probe.yml";
    private static final String CONTENTS = "GET /repos/o/r/contents/.github/workflows/probe.yml";

    private final ScriptedGitHub server = new ScriptedGitHub();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'on:\n  workflow_dispatch:\n    inputs: {}\n', true",
        "'on: [push, workflow_dispatch]\n', true",
        "'on: push\n', false",
        "'on: push\n# workflow_dispatch was here\n', false",
        "'on: push\nname: my_workflow_dispatcher\n', false"
    })
    void a_file_can_be_dispatched_if_it_says_so(String text, boolean dispatchable) {
        server.on(WORKFLOW, Answer.json(200, "{\"state\":\"active\"}")).on(CONTENTS, file(text));

        assertThat(look())
                .isEqualTo(new Reply.Answered<>(
                        new ProbeInstallation("probe.yml", "active", new Reply.Answered<>(dispatchable))));
    }

    @Test
    void the_templates_own_text_can_be_dispatched() {
        String text = new ProbeWorkflow(
                        "HEROKU_API_KEY", null, java.net.URI.create("https://api.heroku.com/account"), "ubuntu-latest")
                .text();
        server.on(WORKFLOW, Answer.json(200, "{\"state\":\"active\"}")).on(CONTENTS, file(text));

        assertThat(look())
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered -> assertThat(((ProbeInstallation) answered.value()).dispatchable())
                                .isEqualTo(new Reply.Answered<>(true)));
    }

    @Test
    @Timeout(20)
    void a_file_of_carriage_returns_is_read_in_no_time() {
        server.on(WORKFLOW, Answer.json(200, "{\"state\":\"active\"}")).on(CONTENTS, file("\r".repeat(300_000)));

        assertThat(look())
                .isEqualTo(new Reply.Answered<>(
                        new ProbeInstallation("probe.yml", "active", new Reply.Answered<>(false))));
    }

    @Test
    void one_that_somebody_disabled_is_told_with_githubs_word() {
        server.on(WORKFLOW, Answer.json(200, "{\"state\":\"disabled_manually\"}"))
                .on(CONTENTS, Answer.error(403));

        Reply<ProbeInstallation> reply = look();
        assertThat(reply)
                .isEqualTo(new Reply.Answered<>(new ProbeInstallation(
                        "probe.yml", "disabled_manually", new Reply.Refused<>(Refusal.FORBIDDEN))));
    }

    @Test
    void what_is_not_there_or_not_legible_is_told_apart() {
        server.on(WORKFLOW, Answer.error(404));
        assertThat(look()).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));

        server.on(WORKFLOW, Answer.json(200, "{\"state\":\"active\"}"))
                .on(CONTENTS, Answer.json(200, "{\"content\":\"!\"}"));
        assertThat(look())
                .isEqualTo(new Reply.Answered<>(
                        new ProbeInstallation("probe.yml", "active", new Reply.Unclear<>(Doubt.UNREADABLE))));
    }

    private Reply<ProbeInstallation> look() {
        GitHub github = GitHub.withToken(
                server.http(), server.base(), ApiVersion.V2022_11_28, Secret.ofText("ghp_sandboxtoken"));
        return ProbeInstallation.look(github, RepositoryName.parse("o/r"), "probe.yml");
    }

    private static Answer file(String text) {
        String content =
                Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return Answer.json(200, "{\"content\":\"" + content.replace("\n", "\\n") + "\\n\"}");
    }
}
