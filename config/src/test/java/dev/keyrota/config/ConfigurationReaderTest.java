package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
    @TempDir
    Path folder;

    @Test
    void reads_every_account_of_the_example() throws ConfigurationException {
        Configuration read = Samples.read("example");
        assertThat(read.accounts())
                .containsExactly(
                        Map.entry("heroku", heroku()), Map.entry("vault", vault()), Map.entry("github", github()));
        assertThat(read.sandbox()).isFalse();
        assertThat(read.control()).isNull();
        assertThat(read.home()).isNull();
        assertThat(read.timing()).isEqualTo(Timing.DEFAULT);
    }

    private static HerokuAccount heroku() {
        return new HerokuAccount(
                "heroku",
                HerokuAccount.URL,
                "kris@moosequest.net",
                Set.of("console-prod", "api-prod"),
                Set.of(new AuthorizationId("565e7b32-0000-4000-8000-000000000000")),
                List.of(new Wildcard("raxx-billing-*"), new Wildcard("claude-code-*")));
    }

    private static InfisicalAccount vault() {
        return new InfisicalAccount(
                "vault",
                URI.create("https://vault.example.com"),
                "6cf05378-0000-4000-8000-000000000000",
                new InfisicalLogin.UniversalAuth(
                        new SecretReference.Environment("INFISICAL_CLIENT_ID"),
                        new SecretReference.File(Path.of("/run/secrets/infisical"))),
                Map.of());
    }

    private static GitHubAccount github() {
        return new GitHubAccount(
                "github",
                GitHubAccount.URL,
                new GitHubLogin.Token(new SecretReference.Environment("GITHUB_TOKEN")),
                Map.of());
    }

    @Test
    void reads_the_credential_of_the_example() throws ConfigurationException {
        Path runbook = Path.of("docs/ops/runbooks/heroku-api-key-rotation.md").toAbsolutePath();
        assertThat(Samples.read("example").credentials())
                .containsExactly(new Credential(
                        "heroku-platform",
                        "prod",
                        "heroku",
                        Mode.PROGRAMMATIC,
                        Set.of("global"),
                        null,
                        new Convention("raxx-ci-rotation-{yyyy}-{MM}"),
                        List.of(new Wildcard("raxx-automation: *")),
                        List.of(
                                new InfisicalStore(
                                        new StoreId("vault"),
                                        "vault",
                                        "prod",
                                        "/MooseQuest/heroku",
                                        "HEROKU_API_KEY",
                                        Writing.ALWAYS),
                                new GitHubSecretStore(
                                        new StoreId("github-ci"),
                                        "github",
                                        new SecretScope.OfRepository(new Repository("raxx-app", "TradeMasterAPI")),
                                        "HEROKU_API_KEY",
                                        new Proof.Workflow("keyrota-probe.yml", null, null, null),
                                        Writing.ALWAYS)),
                        List.of(new SessionEntry(
                                new SessionId("operator"),
                                "HEROKU_API_KEY_PROD",
                                new SessionEntry.Source.Environment())),
                        new Cadence(Duration.ofDays(90), Duration.ofDays(90), Duration.ofDays(7)),
                        Duration.ZERO,
                        new TicketRule.NotNeeded(),
                        runbook));
    }

    @Test
    void reads_what_the_sandbox_writes() throws ConfigurationException {
        Configuration read = Samples.read("sandbox");
        assertThat(read.sandbox()).isTrue();
        assertThat(read.control()).isEqualTo(URI.create("http://127.0.0.1:40001"));
        assertThat(read.home()).isEqualTo(Path.of("keyrota.yaml.d/home").toAbsolutePath());
        assertThat(read.timing())
                .isEqualTo(new Timing(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThat(read.account("vault").url()).isEqualTo(URI.create("http://127.0.0.1:40003"));
        assertThat(read.credential("heroku-platform").sessions())
                .extracting(SessionEntry::source)
                .containsExactly(new SessionEntry.Source.EnvironmentFile(
                        Path.of("keyrota.yaml.d/session.env").toAbsolutePath()));
    }

    /** The YAML library has a sentence without a place: the fuzzer found it. */
    @Test
    void what_the_library_refuses_without_a_place_is_told_with_the_last_that_was_understood() {
        assertThatThrownBy(() -> Samples.parse("\r\u00851\u0085: {\r}!t "))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("keyrota.yaml:")
                .hasMessageContaining("not well-formed: no YAML some way after this");
    }

    @Test
    void reads_where_shells_have_their_key_from() throws ConfigurationException {
        assertThat(Samples.read("keychains").credential("deploy").sessions())
                .extracting(SessionEntry::source)
                .containsExactly(
                        new SessionEntry.Source.Keychain("heroku", "ada@example.com"),
                        new SessionEntry.Source.SecretService(
                                Map.of("service", "heroku", "xdg:schema", "org.example.Key")),
                        new SessionEntry.Source.Environment());
    }

    @Test
    void reads_every_kind_of_store_account_and_rule() throws ConfigurationException {
        Configuration read = Samples.read("everything");
        Credential prod = read.credential("heroku-platform@prod");
        assertThat(prod.expiresIn()).isEqualTo(Duration.ofDays(120));
        assertThat(prod.overlap()).isEqualTo(Duration.ofHours(24));
        assertThat(prod.requiredTicket()).isEqualTo(new TicketRule.Fitting(new Wildcard("OPS-*")));
        assertThat(prod.cadence()).isEqualTo(new Cadence(Duration.ofDays(90), Duration.ofDays(90), Duration.ofDays(7)));
        assertThat(prod.stores().subList(1, 4))
                .extracting(store -> ((GitHubSecretStore) store).scope(), store -> ((GitHubSecretStore) store).proof())
                .containsExactly(
                        tuple(
                                new SecretScope.OfEnvironment(
                                        new Repository("raxx-app", "TradeMasterAPI"), "production"),
                                new Proof.Workflow(
                                        "keyrota-probe.yml",
                                        null,
                                        "raxx-bot[bot]",
                                        "1d229271928d3f9e2bb0375bd6ce5db6c6d348d9")),
                        tuple(
                                new SecretScope.OfOrganization(
                                        "raxx-app", new Repository("raxx-app", "TradeMasterAPI")),
                                new Proof.Workflow("keyrota-probe.yaml", "production", null, null)),
                        tuple(new SecretScope.OfRepository(new Repository("raxx", "mirror")), new Proof.UpdatedAt()));
        assertThat(read.credential("billing").mode()).isEqualTo(Mode.AUTO_ROTATED);
        assertThat(read.account("vault").url()).as("without /api").isEqualTo(URI.create("https://vault.example.com"));
        assertThat(read.account("github"))
                .isEqualTo(new GitHubAccount(
                        "github",
                        GitHubAccount.URL,
                        new GitHubLogin.App(
                                "12345",
                                678901L,
                                new SecretReference.File(Path.of("keys/app.pem").toAbsolutePath())),
                        Map.of("prod", "production")));
    }

    @Test
    void sees_relative_paths_from_the_folder_of_the_file() throws ConfigurationException, IOException {
        Path file = Files.writeString(folder.resolve("keyrota.yaml"), Samples.text(Samples.good("sandbox")));
        Configuration read = ConfigurationReader.read(file);
        assertThat(read.home()).isEqualTo(folder.toAbsolutePath().resolve("keyrota.yaml.d/home"));
        assertThat(((GitHubAccount) read.account("github")).login())
                .isEqualTo(new GitHubLogin.Token(
                        new SecretReference.File(folder.toAbsolutePath().resolve("keyrota.yaml.d/github-token"))));
    }

    @Test
    void takes_a_byte_order_mark_and_the_line_ends_of_windows() throws ConfigurationException, IOException {
        String text = "\uFEFF" + Samples.text(Samples.good("example")).replace("\n", "\r\n");
        Path file = Files.writeString(folder.resolve("keyrota.yaml"), text);
        assertThat(ConfigurationReader.read(file).sha256())
                .isEqualTo(Samples.read("example").sha256());
    }

    @Test
    void says_how_to_begin_where_there_is_no_file() {
        Path file = folder.resolve("keyrota.yaml");
        assertThatThrownBy(() -> ConfigurationReader.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ": there is no such file\n"
                        + "  hint: `keyrota init` writes one; `--config FILE` names another");
    }

    @Test
    void refuses_a_folder() {
        assertThatThrownBy(() -> ConfigurationReader.read(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(folder + ": the file cannot be read\n  hint: name a file, not a folder");
    }

    @Test
    void reads_a_large_fleet_s_file() throws IOException {
        Path file = folder.resolve("keyrota.yaml");
        Files.writeString(
                file, Samples.text(Samples.good("everything")) + ("# " + "x".repeat(98) + "\n").repeat(150_000));
        assertThatCode(() -> ConfigurationReader.read(file)).doesNotThrowAnyException();
    }

    @Test
    void refuses_more_than_16_mebibytes() throws IOException {
        byte[] large = ("# " + "x".repeat(16 << 20)).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("keyrota.yaml"), large);
        assertThatThrownBy(() -> ConfigurationReader.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("more than 16 MiB");
    }

    @Test
    void refuses_what_is_not_utf_8() throws IOException {
        Path file = Files.write(folder.resolve("keyrota.yaml"), new byte[] {'a', ':', ' ', (byte) 0xFF, '\n'});
        assertThatThrownBy(() -> ConfigurationReader.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the file is not UTF-8");
    }

    @Test
    void counts_columns_as_people_do() {
        assertThatThrownBy(() -> Samples.parse("version: 1\n\"\uD83D\uDD11\u00E9\": 1\n\"\uD83D\uDD11\": { \u0001 }\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("keyrota.yaml:3:8: a character that YAML does not allow (U+0001)\n  hint: take it out");
    }

    @Test
    void stops_telling_after_a_hundred_problems() {
        StringBuilder text = new StringBuilder("version: 1\n");
        for (int i = 0; i < 150; i++) {
            text.append("unknown").append(i).append(": 1\n");
        }
        assertThatThrownBy(() -> Samples.parse(text.toString()))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems()).hasSize(100));
    }
}
