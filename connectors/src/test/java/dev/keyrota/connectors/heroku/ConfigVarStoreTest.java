package dev.keyrota.connectors.heroku;

import static dev.keyrota.connectors.Replies.answered;
import static dev.keyrota.connectors.Store.Rollout.Status.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.KeySource;
import dev.keyrota.connectors.SandboxFixture;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.connectors.StoreContract;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.heroku.App;
import dev.keyrota.sandbox.heroku.Deployment;
import dev.keyrota.sandbox.heroku.HerokuPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A config variable of the simulation, over its sockets. */
class ConfigVarStoreTest extends StoreContract {
    private static final String APP = "console-prod";
    private static final String VARIABLE = "HEROKU_API_KEY";

    private static final SandboxFixture sandbox = new SandboxFixture("config-vars");
    private static final Secret KEY = sandbox.held("vault");

    @BeforeEach
    void refresh() {
        sandbox.fresh();
        overwrite("what-the-app-has");
        sandbox.change(world -> world.heroku().place(APP, "OTHER", "a canary of another variable"));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private ConfigVarStore of(String app, KeySource keys) {
        return new ConfigVarStore(new StoreId("app"), sandbox.http(), sandbox.at("heroku"), app, VARIABLE, keys);
    }

    @Override
    protected ConfigVarStore store() {
        return of(APP, () -> KEY);
    }

    @Override
    protected Store.Legible missing() {
        return of("no-such-app", () -> KEY);
    }

    @Override
    protected @Nullable String truth() {
        return sandbox.look(world -> world.heroku().held(APP, VARIABLE).map(Held::value))
                .orElse(null);
    }

    @Override
    protected void overwrite(@Nullable String value) {
        sandbox.change(world -> world.heroku().place(APP, VARIABLE, value));
    }

    @Override
    protected void arm(String operation, String fault) {
        sandbox.arm("heroku.config." + operation, fault);
    }

    @Override
    protected void disarm() {
        sandbox.disarm();
    }

    @Test
    void other_variables_stay_as_they_are() {
        answered(store().write(FIRST, null));
        Optional<String> other =
                sandbox.look(world -> world.heroku().held(APP, "OTHER").map(Held::value));
        assertThat(other).contains("a canary of another variable");
    }

    @Test
    void an_empty_variable_holds_nothing() {
        overwrite("");
        assertThat(answered(store().read()).value()).isNull();
    }

    @Test
    void without_a_key_nothing_is_sent() {
        Store.Legible keyless = of(APP, () -> null);
        assertThat(keyless.read()).isEqualTo(new Reply.Refused<>(Refusal.NO_KEY));
        assertThat(keyless.write(FIRST, null)).isEqualTo(new Reply.Refused<>(Refusal.NO_KEY));
        assertThat(sandbox.calls).isEmpty();
    }

    @Test
    void a_key_that_is_dead_is_unauthenticated() {
        assertThat(of(APP, () -> FIRST).read()).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
    }

    @Test
    void without_a_restart_that_takes_time_a_write_is_complete_at_once() {
        answered(store().write(FIRST, null));
        assertThat(answered(store().rollout()).isComplete()).isTrue();
    }

    @Test
    void a_write_is_complete_when_the_last_dyno_runs_its_release() {
        deploying(Deployment.AT_ONCE.withRestart(Duration.ofSeconds(8)));
        answered(store().write(FIRST, null));
        Store.Rollout first = answered(store().rollout());
        assertThat(first)
                .isEqualTo(new Store.Rollout(version(), SUCCEEDED, true, 2, 2, Duration.ZERO))
                .returns(false, Store.Rollout::isComplete);

        sandbox.later(Duration.ofSeconds(8));
        assertThat(answered(store().rollout()))
                .isEqualTo(new Store.Rollout(version(), SUCCEEDED, true, 2, 0, Duration.ofSeconds(8)))
                .returns(true, Store.Rollout::isComplete);
    }

    @ParameterizedTest
    @CsvSource({"PENDING", "FAILED"})
    void a_value_that_is_read_back_is_not_in_use_while_its_release_is_not_deployed(Store.Rollout.Status status) {
        boolean failed = status == Store.Rollout.Status.FAILED;
        deploying(failed ? Deployment.AT_ONCE.withSuccess(false) : Deployment.AT_ONCE.withPhase(null));
        answered(store().write(FIRST, null));

        assertThat(Objects.requireNonNull(answered(store().read()).value()).sameAs(FIRST))
                .isTrue();
        assertThat(answered(store().rollout()))
                .isEqualTo(new Store.Rollout(version(), status, false, 2, 2, Duration.ZERO))
                .returns(false, Store.Rollout::isComplete);
    }

    @Test
    void a_dyno_that_lingers_or_was_started_by_hand_keeps_a_write_from_being_complete() {
        Instant now = sandbox.look(world -> world.clock().instant());
        changing(app -> app.keeping("web.1", now).keeping("run.4711", now));
        answered(store().write(FIRST, null));
        assertThat(answered(store().rollout()))
                .isEqualTo(new Store.Rollout(version(), SUCCEEDED, true, 3, 2, Duration.ZERO));

        changing(app -> app.letting("web.1").letting("run.4711"));
        assertThat(answered(store().rollout()).isComplete()).isTrue();
    }

    @Test
    void a_rollback_is_another_version_under_which_the_old_value_is_read() {
        answered(store().write(FIRST, null));
        String written = answered(store().read()).version();
        sandbox.change(world -> world.heroku().rollBack(APP, Integer.parseInt(written) - 1));

        Store.Rollout rollout = answered(store().rollout());
        Store.Content content = answered(store().read());
        assertThat(rollout.version()).isEqualTo(content.version()).isNotEqualTo(written);
        assertThat(Objects.requireNonNull(content.value()).sameAs(Secret.ofText("what-the-app-has")))
                .isTrue();
    }

    @Test
    void an_app_without_dynos_has_none_that_is_older() {
        changing(app -> new App(app.id(), app.owner(), APP, List.of(), app.deployment(), app.kept(), app.releases()));
        answered(store().write(FIRST, null));
        assertThat(answered(store().rollout()))
                .isEqualTo(new Store.Rollout(version(), SUCCEEDED, true, 0, 0, Duration.ZERO))
                .returns(true, Store.Rollout::isComplete);
    }

    @Test
    void a_rollout_asks_for_every_dyno_and_for_the_newest_release_only() {
        sandbox.change(world -> world.heroku().policy(HerokuPolicy.USUAL.withPageSize(1)));
        changing(app -> new App(
                app.id(),
                app.owner(),
                APP,
                IntStream.range(0, 201).mapToObj(i -> "web." + i).toList(),
                app.deployment(),
                app.kept(),
                app.releases()));

        assertThat(answered(store().rollout()).consumers()).isEqualTo(201);
        assertThat(sandbox.calls)
                .extracting(CallObserver.Call::name)
                .containsExactly("heroku.dynos.list", "heroku.dynos.list", "heroku.releases.list");
    }

    @Test
    void a_rollout_that_cannot_be_told_is_refused_or_unclear() {
        assertThat(of("no-such-app", () -> KEY).rollout()).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(of(APP, () -> null).rollout()).isEqualTo(new Reply.Refused<>(Refusal.NO_KEY));
        assertThat(of(APP, () -> FIRST).rollout()).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        for (String call : List.of("heroku.dynos.list", "heroku.releases.list")) {
            sandbox.arm(call, "truncate");
            assertThat(store().rollout()).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
            sandbox.arm(call, "status:500");
            assertThat(store().rollout()).isEqualTo(new Reply.Unclear<>(Doubt.SERVER_ERROR));
        }
    }

    private static void deploying(Deployment deployment) {
        changing(app -> app.deploying(deployment));
    }

    private static void changing(UnaryOperator<App> change) {
        sandbox.change(
                world -> world.heroku().put(change.apply(world.heroku().app(APP).orElseThrow())));
    }

    private static String version() {
        return Integer.toString(sandbox.<Integer>look(
                world -> world.heroku().app(APP).orElseThrow().newest().version()));
    }
}
