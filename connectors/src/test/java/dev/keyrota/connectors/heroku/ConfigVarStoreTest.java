package dev.keyrota.connectors.heroku;

import static dev.keyrota.connectors.Replies.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.KeySource;
import dev.keyrota.connectors.SandboxFixture;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.connectors.StoreContract;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Held;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    protected Store.Legible store() {
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
}
