package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store.Trace;
import dev.keyrota.connectors.Store.Written;
import dev.keyrota.connectors.github.ScriptedGitHub.Answer;
import dev.keyrota.connectors.github.ScriptedGitHub.Seen;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AppLoginTest {
    private static final String ISSUE = "POST /app/installations/42/access_tokens";
    private static final String SECRET = "/repos/o/r/actions/secrets/HEROKU_API_KEY";
    private static final Secret VALUE = Secret.ofText("HRKU-AAsandbox-new");

    private static KeyPair pair;

    private final ScriptedGitHub server = new ScriptedGitHub();
    private final AtomicInteger issued = new AtomicInteger();
    private Instant now = Instant.parse("2026-07-01T09:00:30Z");

    @BeforeAll
    static void makeKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
    }

    @BeforeEach
    void script() {
        server.on("GET /repos/o/r/installation", Answer.json(200, "{\"id\":42}"))
                .answering(
                        ISSUE,
                        _ -> Answer.json(
                                201,
                                "{\"token\":\"ghs_sandbox" + issued.incrementAndGet()
                                        + "\",\"expires_at\":\"2026-07-01T10:00:30Z\"}"))
                .on(
                        "GET " + SECRET,
                        Answer.json(200, "{\"name\":\"HEROKU_API_KEY\",\"updated_at\":\"2026-07-01T09:00:00Z\"}"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void calls_with_the_token_of_its_installation() {
        assertThat(secret(null).trace()).isInstanceOf(Reply.Answered.class);
        assertThat(bearers(SECRET)).containsExactly("ghs_sandbox1");
        assertThat(server.count("GET /repos/o/r/installation")).isEqualTo(1);
    }

    @Test
    void an_installation_that_is_known_is_not_looked_up() {
        assertThat(secret(42L).trace()).isInstanceOf(Reply.Answered.class);
        assertThat(server.count("GET /repos/o/r/installation")).isZero();
    }

    @Test
    void calls_side_by_side_share_one_token() {
        secret(42L).trace();
        assertThat(server.seen.size()).isGreaterThan(3);
        assertThat(issued).hasValue(1);
    }

    @Test
    void a_token_is_kept_until_five_minutes_before_its_end_by_githubs_clock() {
        GitHubSecret secret = secret(42L);
        secret.trace();
        now = now.plus(Duration.ofMinutes(55)).minusSeconds(1);
        secret.trace();
        assertThat(issued).hasValue(1);
        now = now.plusSeconds(1);
        secret.trace();
        assertThat(issued).hasValue(2);
        assertThat(bearers(SECRET)).containsExactly("ghs_sandbox1", "ghs_sandbox1", "ghs_sandbox2");
    }

    @Test
    void a_refused_token_is_replaced_once_for_reads_and_for_writes() {
        server.answering(
                "GET " + SECRET,
                seen -> "Bearer ghs_sandbox1".equals(seen.header("Authorization"))
                        ? Answer.error(401)
                        : Answer.json(200, "{\"name\":\"HEROKU_API_KEY\",\"updated_at\":\"2026-07-01T09:00:00Z\"}"));
        assertThat(secret(42L).trace().map(Trace::updatedAt)).isEqualTo(new Reply.Answered<>("2026-07-01T09:00:00Z"));

        server.on("GET /repos/o/r/actions/secrets/public-key", key())
                .on("PUT " + SECRET, Answer.error(401), Answer.empty(204));
        assertThat(secret(42L).write(VALUE, null)).isEqualTo(new Reply.Answered<>(new Written()));
        assertThat(server.count("PUT " + SECRET)).isEqualTo(2);
    }

    @Test
    void a_new_token_that_is_refused_too_is_the_end() {
        server.on("GET /repos/o/r/actions/secrets/public-key", key()).on("PUT " + SECRET, Answer.error(401));
        assertThat(secret(42L).write(VALUE, null)).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(server.count("PUT " + SECRET)).isEqualTo(2);
    }

    @Test
    void its_own_token_is_of_githubs_time_once_that_is_known() {
        now = Instant.parse("2026-07-01T06:00:00Z");
        Instant github = Instant.parse("2026-07-01T09:00:30Z");
        server.answering(ISSUE, seen -> {
            JsonNode claims = claims(seen);
            boolean good = claims.get("iat").asLong() <= github.getEpochSecond()
                    && claims.get("exp").asLong() > github.getEpochSecond()
                    && claims.get("exp").asLong() <= github.getEpochSecond() + 600;
            return good
                    ? Answer.json(201, "{\"token\":\"ghs_sandbox1\",\"expires_at\":\"2026-07-01T10:00:30Z\"}")
                    : Answer.error(401);
        });
        assertThat(secret(42L).trace()).isInstanceOf(Reply.Answered.class);
        assertThat(server.count(ISSUE)).isEqualTo(2);
    }

    @Test
    void a_refused_app_is_the_reply_and_is_not_asked_twice() {
        server.on(ISSUE, Answer.error(401));
        assertThat(secret(42L).write(VALUE, null)).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(server.lines()).containsOnly(ISSUE);
    }

    @Test
    void an_app_that_is_not_installed_there_is_not_found() {
        server.on("GET /repos/o/r/installation", Answer.error(404));
        assertThat(secret(null).trace()).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
    }

    @Test
    void a_token_of_another_form_is_unreadable() {
        server.on(ISSUE, Answer.json(201, "{\"token\":\"\",\"expires_at\":\"2026-07-01T10:00:30Z\"}"));
        assertThat(secret(42L).trace()).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        server.on(ISSUE, Answer.json(201, "{\"token\":\"ghs_x y\",\"expires_at\":\"2026-07-01T10:00:30Z\"}"));
        assertThat(secret(42L).trace()).isEqualTo(new Reply.Refused<>(Refusal.MALFORMED_KEY));
    }

    private GitHubSecret secret(@Nullable Long installation) {
        GitHubApp app =
                new GitHubApp("12345", AppKey.of(AppKeyTest.pkcs1(pair)), installation, RepositoryName.parse("o/r"));
        GitHub github = GitHub.asApp(server.http(), server.base(), ApiVersion.V2022_11_28, app, _ -> {}, () -> now);
        SecretScope scope = new SecretScope.OfRepository(RepositoryName.parse("o/r"), null);
        return new GitHubSecret(github, new StoreId("github-ci"), scope, "HEROKU_API_KEY", new Random(1), null, null);
    }

    private java.util.List<String> bearers(String path) {
        return server.seen.stream()
                .filter(seen -> seen.path().equals(path))
                .map(seen ->
                        Objects.requireNonNull(seen.header("Authorization")).substring("Bearer ".length()))
                .toList();
    }

    private static JsonNode claims(Seen seen) {
        String token = Objects.requireNonNull(seen.header("Authorization"));
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static Answer key() {
        return Answer.json(
                200,
                "{\"key_id\":\"k\",\"key\":\""
                        + Base64.getEncoder()
                                .encodeToString("recipient"
                                        .repeat(4)
                                        .substring(0, 32)
                                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        + "\"}");
    }
}
