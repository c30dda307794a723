package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store.Proof;
import dev.keyrota.connectors.github.ScriptedGitHub.Answer;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run of the probe workflow proves of a secret, and what it does not: each answer of GitHub that the proof goes through. */
class ProbeTest {
    private static final String NONCE = "0123456789abcdef".repeat(4);
    private static final Secret NEW = Secret.ofText("HRKU-AAsandbox-new");
    private static final Secret OLD = Secret.ofText("HRKU-AAsandbox-old");
    private static final Reply<Proof> PROVEN =
            new Reply.Answered<>(new Proof(true, 200, "77", Instant.parse("2026-07-01T09:00:01Z")));
    private static final Reply<Proof> UNREADABLE = new Reply.Unclear<>(Doubt.UNREADABLE);

    private final ProbeScript probe = new ProbeScript();
    private final FakeTime time = new FakeTime();

    @BeforeEach
    void succeed() {
        probe.succeed(NEW, NONCE);
    }

    @AfterEach
    void stop() {
        probe.close();
    }

    @Test
    void proves_that_the_workflow_is_given_the_expected_secret() {
        assertThat(prove(NEW)).isEqualTo(PROVEN);
    }

    @Test
    void says_that_it_is_given_another() {
        assertThat(prove(OLD))
                .isEqualTo(new Reply.Answered<>(new Proof(false, 200, "77", Instant.parse("2026-07-01T09:00:01Z"))));
    }

    @Test
    void the_chain_is_no_longer_than_dispatch_jobs_log_and_storage() {
        GitHubSecret secret = secret(ApiVersion.V2022_11_28, time.pace());
        secret.trace();
        int asked = probe.github.seen.size();

        assertThat(secret.prove(NEW, NONCE)).isEqualTo(PROVEN);

        assertThat(probe.github.lines().subList(asked, probe.github.seen.size()))
                .containsExactlyInAnyOrder(
                        "POST " + ProbeScript.DISPATCH,
                        "GET " + ProbeScript.REPO + "/git/ref/heads/main",
                        "GET " + ProbeScript.SECRET,
                        "GET " + ProbeScript.JOBS,
                        "GET " + ProbeScript.LOG,
                        "GET " + ProbeScript.RUN);
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void the_storage_of_logs_is_sent_no_token() {
        assertThat(prove(NEW)).isEqualTo(PROVEN);
        assertThat(probe.storage.seen).singleElement().satisfies(seen -> {
            assertThat(seen.header("Authorization")).isNull();
            assertThat(seen.query()).isEqualTo("sig=a%2Bb%3D&se=1");
        });
        assertThat(probe.github.seen)
                .allSatisfy(seen -> assertThat(seen.header("Authorization")).isEqualTo("Bearer ghp_sandboxtoken"));
    }

    @Test
    void asks_for_the_runs_id_only_where_the_version_must_be_asked() {
        prove(NEW);
        assertThat(probe.github.seen.stream()
                        .filter(seen -> seen.method().equals("POST"))
                        .map(ScriptedGitHub.Seen::body))
                .containsExactly(
                        "{\"ref\":\"main\",\"inputs\":{\"nonce\":\"" + NONCE + "\"},\"return_run_details\":true}");

        secret(ApiVersion.V2026_03_10, time.pace()).prove(NEW, NONCE);
        assertThat(probe.github.seen.stream()
                        .filter(seen -> seen.method().equals("POST"))
                        .map(ScriptedGitHub.Seen::body))
                .last()
                .isEqualTo("{\"ref\":\"main\",\"inputs\":{\"nonce\":\"" + NONCE + "\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "\"id\":77, \"id\":78, UNREADABLE",
        "workflow_dispatch, push, UNREADABLE",
        "\"run_attempt\":1, \"run_attempt\":2, UNREADABLE",
        "keyrota-probe.yml, other.yml, UNREADABLE",
        "raxx-app/TradeMasterAPI, raxx-app/Other, UNREADABLE",
        "\"head_branch\":\"main\", \"head_branch\":\"evil\", UNSTABLE",
        "aaaa1, bbbb2, UNSTABLE",
        "2026-07-01T09:00:01Z, 2026-07-01T08:59:59Z, UNSTABLE"
    })
    void believes_only_the_run_that_it_started(String is, String instead, Doubt why) {
        probe.run(run -> run.replace(is, instead));
        assertThat(prove(NEW)).isEqualTo(new Reply.Unclear<>(why));
    }

    @Test
    void a_run_of_the_very_second_of_the_write_proves_nothing() {
        probe.run(run -> run.replace("2026-07-01T09:00:01Z", "2026-07-01T09:00:00Z"));
        assertThat(prove(NEW)).isEqualTo(new Reply.Unclear<>(Doubt.UNSTABLE));
    }

    /** Otherwise somebody else's value could bear the very date of ours, and nobody would see that it was written after the proof. */
    @Test
    void a_run_is_started_a_second_after_our_write_at_the_earliest() {
        GitHubSecret secret = secret(ApiVersion.V2022_11_28, time.pace());
        secret.write(NEW, null);
        secret.prove(NEW, NONCE);
        assertThat(time.slept().getFirst()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void githubs_own_spelling_of_the_repository_is_what_the_probe_signed() {
        probe.succeed(NEW, NONCE, "Raxx-App/TrademasterAPI");
        probe.run(run -> run.replace("raxx-app/TradeMasterAPI", "Raxx-App/TrademasterAPI"));
        assertThat(prove(NEW)).isEqualTo(PROVEN);
    }

    @Test
    void an_answer_to_another_challenge_is_none() {
        probe.succeed(NEW, "f".repeat(64));
        assertThat(prove(NEW)).isEqualTo(UNREADABLE);
    }

    @Test
    void a_push_between_the_look_and_the_dispatch_is_seen_at_the_second_look() {
        probe.github.on(
                "GET " + ProbeScript.REPO + "/git/ref/heads/main", ProbeScript.ref("0000"), ProbeScript.ref("aaaa1"));
        assertThat(prove(NEW)).isEqualTo(PROVEN);
    }

    @ParameterizedTest
    @CsvSource({
        "failure, BROKEN",
        "cancelled, BROKEN",
        "timed_out, TIMEOUT",
        "stale, TIMEOUT",
        "something_new, BROKEN",
        "skipped, UNSUPPORTED",
        "neutral, UNSUPPORTED",
        "startup_failure, UNSUPPORTED",
        "action_required, APPROVAL_REQUIRED"
    })
    void a_run_that_did_not_succeed_proves_nothing(String conclusion, String why) {
        probe.github.on("GET " + ProbeScript.JOBS, ProbeScript.job("completed", conclusion));
        assertThat(prove(NEW)).isEqualTo(reply(why));
        assertThat(probe.storage.seen).isEmpty();
    }

    @Test
    void a_run_that_never_got_a_job_ends_the_wait() {
        probe.github.on("GET " + ProbeScript.JOBS, Answer.json(200, "{\"total_count\":0,\"jobs\":[]}"));
        probe.run(run -> run.replace("\"success\"", "\"startup_failure\""));
        assertThat(prove(NEW)).isEqualTo(new Reply.Refused<>(Refusal.UNSUPPORTED));
    }

    @Test
    void a_run_with_two_jobs_is_not_the_probe() {
        probe.github.on(
                "GET " + ProbeScript.JOBS, Answer.json(200, "{\"total_count\":2,\"jobs\":[{\"id\":1},{\"id\":2}]}"));
        assertThat(prove(NEW)).isEqualTo(UNREADABLE);
    }

    @Test
    void waits_for_the_run_no_faster_than_it_was_told() {
        probe.github.on(
                "GET " + ProbeScript.JOBS,
                Answer.json(200, "{\"total_count\":0,\"jobs\":[]}"),
                ProbeScript.job("queued", null),
                ProbeScript.job("in_progress", null),
                ProbeScript.job("completed", "success"));
        probe.runs(run -> run.replace("\"completed\"", "\"queued\""), run -> run);
        assertThat(prove(NEW)).isEqualTo(PROVEN);
        assertThat(time.slept()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    @Test
    void waits_no_longer_than_it_was_told() {
        probe.github.on("GET " + ProbeScript.JOBS, ProbeScript.job("queued", null));
        probe.run(run -> run.replace("\"completed\"", "\"queued\""));
        assertThat(prove(NEW)).isEqualTo(new Reply.Unclear<>(Doubt.TIMEOUT));
        assertThat(time.slept()).hasSize(30);
    }

    @Test
    void says_that_a_run_waits_for_a_reviewer() {
        probe.github.on("GET " + ProbeScript.JOBS, ProbeScript.job("waiting", null));
        probe.run(run -> run.replace("\"completed\"", "\"waiting\""));
        assertThat(prove(NEW)).isEqualTo(new Reply.Refused<>(Refusal.APPROVAL_REQUIRED));
    }

    @Test
    void three_looks_in_a_row_may_fail() {
        probe.github.on(
                "GET " + ProbeScript.JOBS,
                Answer.error(500),
                Answer.error(404),
                Answer.json(200, "{"),
                ProbeScript.job("in_progress", null),
                Answer.error(502),
                ProbeScript.job("completed", "success"));
        assertThat(prove(NEW)).isEqualTo(PROVEN);

        probe.github.on("GET " + ProbeScript.JOBS, Answer.error(500));
        assertThat(prove(NEW)).isEqualTo(new Reply.Unclear<>(Doubt.SERVER_ERROR));
        probe.github.on("GET " + ProbeScript.JOBS, Answer.error(403));
        assertThat(prove(NEW)).isEqualTo(new Reply.Refused<>(Refusal.FORBIDDEN));
    }

    @Test
    void a_limit_of_calls_slows_the_wait_down() {
        probe.github.on(
                "GET " + ProbeScript.JOBS,
                Answer.error(429).with("Retry-After", "20"),
                ProbeScript.job("completed", "success"));
        assertThat(prove(NEW)).isEqualTo(PROVEN);
        assertThat(time.slept()).containsExactly(Duration.ofSeconds(20));

        probe.github.on("GET " + ProbeScript.JOBS, Answer.error(429).with("Retry-After", "61"));
        assertThat(prove(NEW)).isEqualTo(new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(61)));
    }

    @Test
    void a_log_that_is_not_there_yet_is_asked_for_again() {
        Answer found = probe.located();
        probe.github.on("GET " + ProbeScript.LOG, Answer.error(404), found, found);
        probe.storage.on("GET " + ProbeScript.BLOB, Answer.text(404, "BlobNotFound"), probe.log(NEW, NONCE));
        assertThat(prove(NEW)).isEqualTo(PROVEN);
        assertThat(time.slept()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/log",
                "http://127.0.0.2:1/log",
                "https://127.0.0.1.evil.example.com/log",
                "//127.0.0.1/log",
                "/log",
                "file:///etc/passwd",
                "not an address",
                "http://user@127.0.0.1/log",
                "http://127.0.0.1:1/log#x"
            })
    void a_log_elsewhere_is_not_fetched(String location) {
        probe.github.on("GET " + ProbeScript.LOG, Answer.empty(302).with("Location", location));
        assertThat(prove(NEW)).isEqualTo(new Reply.Unclear<>(Doubt.REDIRECTED));
        assertThat(probe.storage.seen).isEmpty();
    }

    @Test
    void a_log_without_an_address_is_none() {
        probe.github.on("GET " + ProbeScript.LOG, Answer.empty(302));
        assertThat(prove(NEW)).isEqualTo(new Reply.Unclear<>(Doubt.REDIRECTED));
        probe.github.on("GET " + ProbeScript.LOG, Answer.text(200, "log"));
        assertThat(prove(NEW)).isEqualTo(UNREADABLE);
        probe.github.on("GET " + ProbeScript.LOG, probe.located());
        probe.storage.on("GET " + ProbeScript.BLOB, Answer.empty(302).with("Location", probe.storage.url()));
        assertThat(prove(NEW)).isEqualTo(new Reply.Unclear<>(Doubt.REDIRECTED));
    }

    @Test
    void a_log_of_more_than_a_mebibyte_is_not_read() {
        Answer whole = probe.log(NEW, NONCE);
        probe.storage.on("GET " + ProbeScript.BLOB, Answer.text(200, whole.body() + "x".repeat(1024 * 1024)));
        assertThat(prove(NEW)).isEqualTo(UNREADABLE);
        probe.storage.on("GET " + ProbeScript.BLOB, Answer.text(200, whole.body() + "x".repeat(1024 * 1024 - 4096)));
        assertThat(prove(NEW)).isEqualTo(PROVEN);
    }

    @Test
    void an_address_whose_minute_is_over_says_nothing_of_our_permissions() {
        probe.storage.on("GET " + ProbeScript.BLOB, Answer.text(403, "AuthenticationFailed"));
        assertThat(prove(NEW)).isEqualTo(UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"404, NOT_FOUND", "403, FORBIDDEN", "422, INVALID", "401, UNAUTHENTICATED", "500, SERVER_ERROR"})
    void a_dispatch_that_failed_is_the_reply(int status, String why) {
        probe.github.on("POST " + ProbeScript.DISPATCH, Answer.error(status));
        assertThat(prove(NEW)).isEqualTo(reply(why));
        assertThat(probe.github.count("GET " + ProbeScript.JOBS)).isZero();
    }

    @Test
    void a_dispatch_that_names_no_run_is_unreadable() {
        probe.github.on("POST " + ProbeScript.DISPATCH, Answer.empty(204));
        assertThat(prove(NEW)).isEqualTo(UNREADABLE);
    }

    @Test
    void a_renamed_default_branch_is_looked_up_again() {
        GitHubSecret secret = secret(ApiVersion.V2022_11_28, time.pace());
        probe.github.on("POST " + ProbeScript.DISPATCH, Answer.error(422));
        assertThat(secret.prove(NEW, NONCE)).isEqualTo(new Reply.Refused<>(Refusal.INVALID));
        probe.succeed(NEW, NONCE);
        assertThat(secret.prove(NEW, NONCE)).isEqualTo(PROVEN);
        assertThat(probe.github.count("GET " + ProbeScript.REPO)).isEqualTo(2);
    }

    @Test
    void the_actor_and_the_file_are_compared_where_they_are_known() {
        assertThat(prove(settings("keyrota[bot]", "b10b"))).isEqualTo(UNREADABLE);
        assertThat(prove(settings("Raxx-CI", "b10b"))).isEqualTo(PROVEN);
        assertThat(prove(settings(null, "0ther"))).isEqualTo(new Reply.Refused<>(Refusal.UNSUPPORTED));
    }

    @Test
    void an_interrupted_wait_ends_and_stays_interrupted() {
        probe.github.on("GET " + ProbeScript.JOBS, ProbeScript.job("queued", null));
        Pace pace = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(60), time::nanos, _ -> {
            throw new InterruptedException();
        });
        Reply<Proof> reply = secret(ApiVersion.V2022_11_28, pace).prove(NEW, NONCE);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reply).isEqualTo(new Reply.Unclear<>(Doubt.TIMEOUT));
    }

    @Test
    void a_probe_that_answered_is_not_waited_for_though_github_has_not_closed_it() {
        GitHubSecret secret = secret(ApiVersion.V2022_11_28, time.pace());
        String run =
                "{\"id\":%d,\"name\":\"x\",\"run_number\":1,\"status\":\"in_progress\",\"created_at\":\"2026-07-01T09:00:01Z\"}";
        probe.github.on(
                "GET " + ProbeScript.REPO + "/actions/runs",
                Answer.json(
                        200,
                        "{\"total_count\":2,\"workflow_runs\":[" + run.formatted(77) + "," + run.formatted(78) + "]}"));
        Instant created = Instant.parse("2026-07-01T09:00:01Z");
        assertThat(secret.pending(created).map(List::size)).isEqualTo(new Reply.Answered<>(2));
        assertThat(secret.prove(NEW, NONCE)).isEqualTo(PROVEN);
        assertThat(secret.pending(created).map(all -> all.getFirst().id())).isEqualTo(new Reply.Answered<>("78"));
    }

    private ProbeSettings settings(@Nullable String actor, String blob) {
        probe.github.on(
                "GET " + ProbeScript.REPO + "/contents/.github/workflows/keyrota-probe.yml",
                Answer.json(200, "{\"sha\":\"b10b\"}"));
        return new ProbeSettings(ProbeWorkflow.FILE, time.pace(), LogHosts.ofSandbox(probe.github.base()), actor, blob);
    }

    private Reply<Proof> prove(Secret expected) {
        return secret(ApiVersion.V2022_11_28, time.pace()).prove(expected, NONCE);
    }

    private Reply<Proof> prove(ProbeSettings settings) {
        return secret(ApiVersion.V2022_11_28, settings).prove(NEW, NONCE);
    }

    private GitHubSecret secret(ApiVersion version, Pace pace) {
        LogHosts hosts = LogHosts.ofSandbox(probe.github.base());
        return secret(version, new ProbeSettings(ProbeWorkflow.FILE, pace, hosts, null, null));
    }

    private GitHubSecret secret(ApiVersion version, ProbeSettings settings) {
        GitHub github =
                GitHub.withToken(probe.github.http(), probe.github.base(), version, Secret.ofText("ghp_sandboxtoken"));
        SecretScope scope = new SecretScope.OfRepository(ProbeScript.REPOSITORY, "production");
        return new GitHubSecret(
                github, new StoreId("github-ci"), scope, "HEROKU_API_KEY", new Random(1), settings, null);
    }

    private static Reply<Proof> reply(String why) {
        for (Doubt doubt : Doubt.values()) {
            if (doubt.name().equals(why)) {
                return new Reply.Unclear<>(doubt);
            }
        }
        return new Reply.Refused<>(Refusal.valueOf(why));
    }
}
