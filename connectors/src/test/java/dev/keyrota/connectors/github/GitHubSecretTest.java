package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store.Trace;
import dev.keyrota.connectors.Store.Written;
import dev.keyrota.connectors.github.ScriptedGitHub.Answer;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubSecretTest {
    private static final Instant WRITTEN = Instant.parse("2026-07-01T08:59:50Z");
    private static final RepositoryName REPOSITORY = RepositoryName.parse("raxx-app/TradeMasterAPI");
    private static final SecretScope PLAIN = new SecretScope.OfRepository(REPOSITORY, null);
    private static final SecretScope EU = new SecretScope.OfEnvironment(REPOSITORY, "prod/eu west");
    private static final SecretScope ORGANIZATION = new SecretScope.OfOrganization("raxx-app", REPOSITORY, null);
    private static final String REPO = "/repos/raxx-app/TradeMasterAPI";
    private static final String SECRETS = REPO + "/actions/secrets";
    private static final String TIMES =
            "{\"name\":\"HEROKU_API_KEY\",\"created_at\":\"2026-05-02T10:00:00Z\",\"updated_at\":\"2026-07-01T08:59:50Z\"}";
    private static final Secret VALUE = Secret.ofText("HRKU-AAsandbox-new");

    private final ScriptedGitHub server = new ScriptedGitHub();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void writes_a_box_sealed_for_the_key_of_the_scope() {
        byte[] recipient = key(7);
        server.on("GET " + SECRETS + "/public-key", keyAnswer("k1", recipient))
                .on("PUT " + SECRETS + "/HEROKU_API_KEY", Answer.empty(204));

        assertThat(secret(PLAIN).write(VALUE, null)).isEqualTo(new Reply.Answered<>(new Written()));

        byte[] ephemeral = new byte[32];
        new Random(1).nextBytes(ephemeral);
        String sealed =
                Base64.getEncoder().encodeToString(VALUE.reveal(value -> SealedBox.seal(value, recipient, ephemeral)));
        ScriptedGitHub.Seen put = server.seen.getLast();
        assertThat(put.body()).isEqualTo("{\"encrypted_value\":\"" + sealed + "\",\"key_id\":\"k1\"}");
        assertThat(put.header("Authorization")).isEqualTo("Bearer ghp_sandboxtoken");
        assertThat(put.header("X-GitHub-Api-Version")).isEqualTo("2022-11-28");
        assertThat(put.header("Accept")).isEqualTo("application/vnd.github+json");
    }

    @Test
    void a_created_secret_is_written_too_and_another_success_is_not_believed() {
        server.on("GET " + SECRETS + "/public-key", keyAnswer("k1", key(7)))
                .on("PUT " + SECRETS + "/HEROKU_API_KEY", Answer.json(201, "{}"), Answer.json(202, "{}"));
        GitHubSecret secret = secret(PLAIN);

        assertThat(secret.write(VALUE, null)).isEqualTo(new Reply.Answered<>(new Written()));
        assertThat(secret.write(VALUE, null)).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        assertThat(server.count("GET " + SECRETS + "/public-key")).isEqualTo(1);
    }

    @Test
    void a_stale_key_is_asked_for_once_more() {
        server.on("GET " + SECRETS + "/public-key", keyAnswer("k1", key(7)), keyAnswer("k2", key(9)))
                .on("PUT " + SECRETS + "/HEROKU_API_KEY", Answer.error(422), Answer.empty(204));

        assertThat(secret(PLAIN).write(VALUE, null)).isEqualTo(new Reply.Answered<>(new Written()));
        assertThat(server.seen.getLast().body()).contains("\"key_id\":\"k2\"");
    }

    @Test
    void a_key_that_is_still_the_same_is_not_the_reason_of_a_refusal() {
        server.on("GET " + SECRETS + "/public-key", keyAnswer("k1", key(7)))
                .on("PUT " + SECRETS + "/HEROKU_API_KEY", Answer.error(422));

        assertThat(secret(PLAIN).write(VALUE, null)).isEqualTo(new Reply.Refused<>(Refusal.INVALID));
        assertThat(server.count("PUT " + SECRETS + "/HEROKU_API_KEY")).isEqualTo(1);
    }

    @Test
    void a_second_stale_key_ends_the_write() {
        server.on(
                        "GET " + SECRETS + "/public-key",
                        keyAnswer("k1", key(7)),
                        keyAnswer("k2", key(9)),
                        keyAnswer("k3", key(9)))
                .on("PUT " + SECRETS + "/HEROKU_API_KEY", Answer.error(422));

        assertThat(secret(PLAIN).write(VALUE, null)).isEqualTo(new Reply.Refused<>(Refusal.INVALID));
        assertThat(server.count("PUT " + SECRETS + "/HEROKU_API_KEY")).isEqualTo(2);
    }

    @Test
    void nothing_is_sealed_for_a_key_of_another_form() {
        for (String key :
                new String[] {"", "AAAA", "no base64!", Base64.getEncoder().encodeToString(new byte[33])}) {
            server.on("GET " + SECRETS + "/public-key", Answer.json(200, "{\"key_id\":\"k\",\"key\":\"" + key + "\"}"));
            assertThat(secret(PLAIN).write(VALUE, null)).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        }
        assertThat(server.lines()).noneMatch(line -> line.startsWith("PUT"));
    }

    @Test
    void a_key_for_which_every_box_is_open_is_not_used() {
        server.on("GET " + SECRETS + "/public-key", keyAnswer("k1", new byte[32]));
        assertThat(secret(PLAIN).write(VALUE, null)).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        assertThat(server.lines()).noneMatch(line -> line.startsWith("PUT"));
    }

    @Test
    void an_environment_has_a_key_and_a_place_of_its_own() {
        String place = REPO + "/environments/prod%2Feu%20west/secrets";
        server.on("GET " + place + "/public-key", keyAnswer("k1", key(7)))
                .on("PUT " + place + "/HEROKU_API_KEY", Answer.empty(204));

        assertThat(secret(EU).write(VALUE, null)).isEqualTo(new Reply.Answered<>(new Written()));
    }

    @Test
    void writing_an_organizations_secret_does_not_change_who_sees_it() {
        String place = "/orgs/raxx-app/actions/secrets";
        server.on("GET " + place + "/public-key", keyAnswer("k1", key(7)))
                .on("GET " + place + "/HEROKU_API_KEY", visible("selected"))
                .answering(
                        "GET " + place + "/HEROKU_API_KEY/repositories",
                        ScriptedPages.of("repositories", "{\"id\":11}", "{\"id\":12}"))
                .on("PUT " + place + "/HEROKU_API_KEY", Answer.empty(204));

        assertThat(secret(ORGANIZATION).write(VALUE, null)).isEqualTo(new Reply.Answered<>(new Written()));
        assertThat(server.seen.getLast().body())
                .endsWith("\"key_id\":\"k1\",\"visibility\":\"selected\",\"selected_repository_ids\":[11,12]}");

        server.on("GET " + place + "/HEROKU_API_KEY", visible("private"));
        assertThat(secret(ORGANIZATION).write(VALUE, null)).isEqualTo(new Reply.Answered<>(new Written()));
        assertThat(server.seen.getLast().body()).endsWith("\"key_id\":\"k1\",\"visibility\":\"private\"}");
    }

    @Test
    void an_organizations_secret_is_never_created() {
        server.on("GET /orgs/raxx-app/actions/secrets/public-key", keyAnswer("k1", key(7)));
        assertThat(secret(ORGANIZATION).write(VALUE, null)).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(server.lines()).noneMatch(line -> line.startsWith("PUT"));
    }

    @Test
    void tells_when_it_was_written_and_how_long_ago_by_githubs_clock() {
        server.on("GET " + SECRETS + "/HEROKU_API_KEY", Answer.json(200, TIMES));
        assertThat(secret(PLAIN).trace())
                .isEqualTo(
                        new Reply.Answered<>(new Trace("2026-07-01T08:59:50Z", WRITTEN, null, Duration.ofSeconds(40))));
    }

    @Test
    void a_write_that_seems_to_come_is_no_age_below_zero() {
        server.on(
                "GET " + SECRETS + "/HEROKU_API_KEY",
                Answer.json(200, TIMES).with("Date", "Wed, 01 Jul 2026 08:59:49 GMT"),
                Answer.json(200, TIMES).with("Date", "yesterday"));
        GitHubSecret secret = secret(PLAIN);
        assertThat(secret.trace())
                .isEqualTo(new Reply.Answered<>(new Trace("2026-07-01T08:59:50Z", WRITTEN, null, Duration.ZERO)));
        assertThat(secret.trace())
                .isEqualTo(new Reply.Answered<>(new Trace("2026-07-01T08:59:50Z", WRITTEN, null, null)));
    }

    @Test
    void a_secret_that_does_not_exist_is_not_found() {
        assertThat(secret(PLAIN).trace()).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
    }

    @Test
    void an_environments_secret_of_the_same_name_hides_a_repositorys() {
        server.on("GET " + SECRETS + "/HEROKU_API_KEY", Answer.json(200, TIMES))
                .answering(
                        "GET " + REPO + "/environments",
                        ScriptedPages.of("environments", "{\"name\":\"staging\"}", "{\"name\":\"production\"}"))
                .on("GET " + REPO + "/environments/production/secrets/HEROKU_API_KEY", Answer.json(200, TIMES));

        assertThat(secret(PLAIN).trace()).isEqualTo(hidden("environment production"));
        assertThat(server.count("GET " + REPO + "/environments/staging/secrets/HEROKU_API_KEY"))
                .isEqualTo(1);
    }

    @Test
    void only_the_deploy_jobs_environment_is_asked_where_it_is_known() {
        server.on("GET " + SECRETS + "/HEROKU_API_KEY", Answer.json(200, TIMES))
                .on("GET " + REPO + "/environments/production/secrets/HEROKU_API_KEY", Answer.json(200, TIMES));
        assertThat(secret(new SecretScope.OfRepository(REPOSITORY, "production"))
                        .trace())
                .isEqualTo(hidden("environment production"));
        assertThat(secret(new SecretScope.OfRepository(REPOSITORY, "staging")).trace())
                .isEqualTo(
                        new Reply.Answered<>(new Trace("2026-07-01T08:59:50Z", WRITTEN, null, Duration.ofSeconds(40))));
        assertThat(server.lines()).doesNotContain("GET " + REPO + "/environments");
    }

    @Test
    void who_cannot_look_for_shadows_does_not_say_that_there_are_none() {
        server.on("GET " + SECRETS + "/HEROKU_API_KEY", Answer.json(200, TIMES))
                .on("GET " + REPO + "/environments", Answer.error(403));
        assertThat(secret(PLAIN).trace()).isEqualTo(new Reply.Refused<>(Refusal.FORBIDDEN));
    }

    @Test
    void a_repositorys_secret_hides_an_organizations() {
        organizationSecret("{\"name\":\"heroku_api_key\"}");
        server.on("GET " + SECRETS + "/HEROKU_API_KEY", Answer.json(200, TIMES));
        assertThat(secret(ORGANIZATION).trace()).isEqualTo(hidden("repository raxx-app/TradeMasterAPI"));
    }

    @Test
    void an_organizations_secret_that_the_repository_does_not_see_is_hidden() {
        organizationSecret("{\"name\":\"OTHER\"}");
        assertThat(secret(ORGANIZATION).trace())
                .isEqualTo(hidden("visibility: raxx-app/TradeMasterAPI does not see it"));

        organizationSecret("{\"name\":\"HEROKU_API_KEY\"}");
        assertThat(secret(ORGANIZATION).trace())
                .isEqualTo(
                        new Reply.Answered<>(new Trace("2026-07-01T08:59:50Z", WRITTEN, null, Duration.ofSeconds(40))));
    }

    @Test
    void a_trace_fetches_early_what_a_write_needs() {
        server.on("GET " + SECRETS + "/HEROKU_API_KEY", Answer.json(200, TIMES))
                .on("GET " + SECRETS + "/public-key", keyAnswer("k1", key(7)))
                .on("PUT " + SECRETS + "/HEROKU_API_KEY", Answer.empty(204));
        GitHubSecret secret = secret(PLAIN);
        secret.trace();
        int asked = server.seen.size();

        secret.write(VALUE, null);

        assertThat(server.lines().subList(asked, server.seen.size()))
                .containsExactly("PUT " + SECRETS + "/HEROKU_API_KEY");
    }

    @Test
    void says_by_itself_that_it_cannot_be_proven_without_a_probe() {
        assertThat(secret(PLAIN).prove(VALUE, "0".repeat(64))).isEqualTo(new Reply.Refused<>(Refusal.UNSUPPORTED));
        assertThat(server.seen).isEmpty();
    }

    @Test
    void takes_no_name_that_github_would_not() {
        for (String name : new String[] {"", "A-B", "1A", "GITHUB_TOKEN", "github_x", "A/../B"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> secret(PLAIN, name));
        }
    }

    private static Reply<Trace> hidden(String shadow) {
        return new Reply.Answered<>(new Trace("2026-07-01T08:59:50Z", WRITTEN, shadow, Duration.ofSeconds(40)));
    }

    private void organizationSecret(String seenByRepository) {
        server.on("GET /orgs/raxx-app/actions/secrets/HEROKU_API_KEY", Answer.json(200, TIMES))
                .answering(
                        "GET " + REPO + "/actions/organization-secrets", ScriptedPages.of("secrets", seenByRepository));
    }

    private GitHubSecret secret(SecretScope scope) {
        return secret(scope, "HEROKU_API_KEY");
    }

    private GitHubSecret secret(SecretScope scope, String name) {
        GitHub github = GitHub.withToken(
                server.http(), server.base(), ApiVersion.V2022_11_28, Secret.ofText("ghp_sandboxtoken"));
        return new GitHubSecret(github, new StoreId("github-ci"), scope, name, new Random(1), null, null);
    }

    private static Answer visible(String visibility) {
        return Answer.json(200, TIMES.replace("}", ",\"visibility\":\"" + visibility + "\"}"));
    }

    private static Answer keyAnswer(String id, byte[] key) {
        return Answer.json(
                200,
                "{\"key_id\":\"" + id + "\",\"key\":\"" + Base64.getEncoder().encodeToString(key) + "\"}");
    }

    private static byte[] key(int value) {
        return ("recipient " + value + " ".repeat(32)).substring(0, 32).getBytes(StandardCharsets.US_ASCII);
    }
}
