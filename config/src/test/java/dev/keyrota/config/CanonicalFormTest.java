package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalFormTest {
    private static final String TEXT = Samples.text(Samples.good("everything"));

    @Test
    void is_one_for_every_way_of_writing_the_same() throws ConfigurationException {
        String other = TEXT.replace("%YAML 1.2\n---\n", "# comment\n")
                .replace("overlap: PT24H", "overlap: 'P1D'")
                .replace(
                        "cadence: { every: P90D }",
                        "cadence:\n      max-age: P90D\n      every: P90D\n      remind-before: P7D")
                .replace("https://vault.example.com/api", "https://Vault.Example.com/")
                .replace("scope: [read, write-protected]", "scope: [write-protected, read, read]")
                .replace("    sessions: []\n", "");
        assertThat(other).isNotEqualTo(TEXT);
        assertThat(Samples.parse(other).sha256()).isEqualTo(Samples.parse(TEXT).sha256());
    }

    @Test
    void is_one_wherever_the_file_stands() throws ConfigurationException {
        String text = TEXT.replace("home: /var/lib/keyrota", "home: /tmp");
        assertThat(ConfigurationReader.parse(Path.of("/etc/keyrota/other.yaml"), text)
                        .sha256())
                .isEqualTo(Samples.parse(TEXT).sha256());
    }

    static Stream<List<String>> changes() {
        return Stream.of(
                List.of("quiescence: PT15M", "quiescence: PT16M"),
                List.of("deadline: PT20S", "deadline: PT21S"),
                List.of("identity: kris@moosequest.net", "identity: chris@moosequest.net"),
                List.of("apps: []", "apps: [console-prod]"),
                List.of("1f970877-9b2f", "2f970877-9b2f"),
                List.of("collector — *", "collector - *"),
                List.of("project: platform", "project: other"),
                List.of("${env:INFISICAL_TOKEN}", "${env:OTHER}"),
                List.of("${env:INFISICAL_TOKEN}", "${file:INFISICAL_TOKEN}"),
                List.of("git.example.com", "git.example.net"),
                List.of("keys/app.pem", "other/app.pem"),
                List.of("installation: 678901", "installation: 678902"),
                List.of("expires-in: P120D", "expires-in: P121D"),
                List.of("raxx-ci-rotation-{yyyy}-{MM}", "raxx-ci-rotation-{yyyy}.{MM}"),
                List.of("/MooseQuest/heroku", "/MooseQuest/Heroku"),
                List.of("raxx-bot", "other-bot"),
                List.of("blob: 1d22", "blob: 1d23"),
                List.of("proof: updated_at", "proof: { workflow: probe.yml }"),
                List.of("window: \"22:00-04:00\"", "window: \"22:00-04:01\""),
                List.of("written-by: infisical-sync", "written-by: other-sync"),
                List.of("mode: operator-assisted", "mode: programmatic"),
                List.of("overlap: PT24H", "overlap: PT23H"),
                List.of("required-ticket: true", "required-ticket: false"),
                List.of("required-ticket: \"OPS-*\"", "required-ticket: \"OPS-**\""),
                List.of("    sessions: []", "    sessions: [{ id: a, variable: B }]"),
                List.of("    sessions: []", "    sessions: [{ id: a, variable: B, secret-service: { c: d } }]"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changes_with_every_setting(List<String> change) throws ConfigurationException {
        String changed = TEXT.replace(change.getFirst(), change.getLast());
        assertThat(changed).isNotEqualTo(TEXT);
        assertThat(Samples.parse(changed).sha256())
                .isNotEqualTo(Samples.parse(TEXT).sha256());
    }

    @Test
    void holds_every_component_of_every_record() throws ConfigurationException {
        String form = CanonicalForm.of(Samples.parse(TEXT)).text();
        assertThat(form)
                .contains("Timing(quiescence=5:PT15M;", "privateKey=File(path=12:keys/app.pem;)", "runbook=-;")
                .doesNotContain(Path.of("").toAbsolutePath().toString());
    }

    @Test
    void is_the_same_for_ever() throws ConfigurationException {
        assertThat(Samples.read("example").sha256()).matches("[0-9a-f]{64}").isEqualTo(SHA_OF_EXAMPLE);
    }

    /** A change here makes every journal's configuration look changed: have a reason. */
    private static final String SHA_OF_EXAMPLE = "7ab59a4766cdfbeb002a4096c1e91d47da582fefdcd3223f99404b7e9c713309";
}
