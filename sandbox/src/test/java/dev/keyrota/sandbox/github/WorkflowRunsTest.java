package dev.keyrota.sandbox.github;

import static dev.keyrota.sandbox.github.HostFixture.NONCE;
import static dev.keyrota.sandbox.github.HostFixture.ORG;
import static dev.keyrota.sandbox.github.HostFixture.PROBE;
import static dev.keyrota.sandbox.github.HostFixture.REPO;
import static dev.keyrota.sandbox.github.HostFixture.TOKEN;
import static dev.keyrota.sandbox.github.HostFixture.answerLine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.github.HostAnswer.Refused;
import dev.keyrota.sandbox.github.HostAnswer.RunsFound;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WorkflowRunsTest {

    private final HostFixture world = new HostFixture();
    private final GitHubHost host = world.host;

    private static String log(WorkflowRun run) {
        return Objects.requireNonNull(run.result()).log();
    }

    @Test
    void the_probe_proves_the_value_that_the_job_sees_and_whether_heroku_takes_it() {
        host.place(REPO, null, "HEROKU_API_KEY", "live-token");
        WorkflowRun run = world.dispatch(PROBE);
        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.state().conclusion()).isEqualTo("success");
        assertThat(log(run))
                .contains("Z " + answerLine("live-token", 200) + "\n")
                .doesNotContain("live-token");
        assertThat(world.tokensSeenByHeroku).containsExactly("live-token");
    }

    @Test
    void an_environments_secret_shadows_the_repositorys_and_that_the_organizations() {
        host.secrets().place(ORG, "HEROKU_API_KEY", "live-org");
        assertThat(log(world.dispatch(PROBE))).contains(answerLine("live-org", 200));
        host.place(REPO, null, "HEROKU_API_KEY", "dead-repo");
        assertThat(log(world.dispatch(PROBE))).contains(answerLine("dead-repo", 401));
        host.place(REPO, "production", "HEROKU_API_KEY", "live-env");
        assertThat(log(world.dispatch("production.yml"))).contains(answerLine("live-env", 200));
        assertThat(log(world.dispatch(PROBE))).contains(answerLine("dead-repo", 401));
    }

    @Test
    void a_queued_run_keeps_the_repositorys_value_but_takes_the_environments_at_its_start() {
        host.actions().pace(new Pace.ByClock(Duration.ofSeconds(10), Duration.ofSeconds(5)));
        host.place(REPO, null, "HEROKU_API_KEY", "live-old");
        host.place(REPO, "production", "HEROKU_API_KEY", "live-old");
        long ofRepository = world.dispatch(PROBE).id();
        long ofEnvironment = world.dispatch("production.yml").id();

        world.clock.advance(Duration.ofSeconds(9));
        host.place(REPO, null, "HEROKU_API_KEY", "live-new");
        host.place(REPO, "production", "HEROKU_API_KEY", "live-new");
        world.clock.advance(Duration.ofSeconds(2));
        host.place(REPO, "production", "HEROKU_API_KEY", "live-too-late");
        world.clock.advance(Duration.ofSeconds(9));

        assertThat(log(world.look(ofRepository))).contains(answerLine("live-old", 200));
        assertThat(log(world.look(ofEnvironment))).contains(answerLine("live-new", 200));
    }

    @Test
    void a_run_goes_on_with_the_clock() {
        host.actions().pace(new Pace.ByClock(Duration.ofSeconds(10), Duration.ofSeconds(5)));
        WorkflowRun run = world.dispatch(PROBE);
        assertThat(run.state().status()).isEqualTo(RunStatus.QUEUED);
        world.clock.advance(Duration.ofSeconds(10));
        assertThat(world.look(run.id()).state().status()).isEqualTo(RunStatus.IN_PROGRESS);
        world.clock.advance(Duration.ofSeconds(30));
        WorkflowRun done = world.look(run.id());
        assertThat(done.state().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(done.state().updatedAt()).isEqualTo(run.state().createdAt().plusSeconds(15));
    }

    @Test
    void a_run_goes_on_as_it_is_looked_at() {
        host.actions().pace(new Pace.ByLooks(1, 2));
        long run = world.dispatch(PROBE).id();
        assertThat(world.look(run).state().status()).isEqualTo(RunStatus.IN_PROGRESS);
        assertThat(world.look(run).state().status()).isEqualTo(RunStatus.IN_PROGRESS);
        assertThat(world.look(run).state().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void a_missing_secret_is_an_empty_token_and_a_bad_nonce_a_failure() {
        assertThat(log(world.dispatch(PROBE))).contains(answerLine("", 401));
        WorkflowRun bad = world.dispatch(PROBE, NONCE.replace('a', ';'));
        assertThat(bad.state().conclusion()).isEqualTo("failure");
        assertThat(log(bad)).doesNotContain("\"mac\"");
        assertThat(world.tokensSeenByHeroku).containsExactly("");
    }

    @Test
    void a_silent_heroku_is_an_answer_too() {
        host.place(REPO, null, "HEROKU_API_KEY", "live");
        host.actions().connect(Outside.UNREACHABLE);
        assertThat(log(world.dispatch(PROBE))).contains("\"status\":0}");
    }

    @Test
    void refuses_a_dispatch_that_does_not_fit_the_workflow() {
        assertThat(refusal("deploy-heroku.yml", "main", Map.of())).contains("workflow_dispatch");
        assertThat(refusal("501", "gone", Map.of())).isEqualTo("No ref found for: gone");
        assertThat(refusal("501", "main", Map.of())).isEqualTo("Required input 'nonce' not provided");
        assertThat(refusal("501", "main", Map.of("nonce", NONCE, "x", "y"))).contains("Unexpected inputs");
        assertThat(refusal("nothing.yml", "main", Map.of())).isEqualTo("Not Found");
    }

    private String refusal(String workflow, String ref, Map<String, String> inputs) {
        return ((Refused) host.actions().dispatch(TOKEN, REPO, workflow, ref, inputs)).message();
    }

    @Test
    void a_planted_run_stays_until_its_time_or_until_an_outsider_ends_it() {
        long timed = host.actions()
                .plant(
                        REPO,
                        "deploy-heroku.yml",
                        "push",
                        RunStatus.IN_PROGRESS,
                        world.clock.instant(),
                        world.clock.instant().plusSeconds(60));
        long open = host.actions().plant(REPO, "502", "push", RunStatus.QUEUED, world.clock.instant(), null);
        world.clock.advance(Duration.ofSeconds(60));
        assertThat(world.look(timed).state().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.look(open).state().status()).isEqualTo(RunStatus.QUEUED);
        host.actions().end(open);
        assertThat(((RunsFound) host.actions().list(TOKEN, REPO)).runs())
                .extracting(WorkflowRun::id)
                .containsExactly(open, timed);
    }

    @Test
    void a_guarded_environment_waits_for_a_reviewer_and_then_reads_the_secret() {
        host.place(REPO, null, "HEROKU_API_KEY", "live");
        long run = world.dispatch("guarded.yml").id();
        assertThat(world.look(run).state().status()).isEqualTo(RunStatus.WAITING);
        host.place(REPO, "guarded", "HEROKU_API_KEY", "live-later");
        host.actions().approve(run);
        assertThat(log(world.look(run))).contains(answerLine("live-later", 200));
    }

    @Test
    void a_cancelled_run_never_starts() {
        host.actions().pace(new Pace.ByLooks(5, 5));
        long run = world.dispatch(PROBE).id();
        host.actions().cancel(TOKEN, REPO, run);
        assertThat(world.look(run).state().conclusion()).isEqualTo("cancelled");
        assertThat(((Refused) host.actions().cancel(TOKEN, REPO, run)).status()).isEqualTo(409);
    }
}
