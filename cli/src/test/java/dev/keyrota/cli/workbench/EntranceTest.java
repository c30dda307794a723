package dev.keyrota.cli.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.cli.output.Screen;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.connectors.Secret;
import dev.keyrota.engine.Time;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntranceTest {
    private static final String SIMULATED = "HRKU-AAsandboxq8Zr2Wm5Yx0Kc7Vb4Nt1Lp6Gj3Hf9Ds8Ea2Qw5Er7Ty0Ui1Op4A";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Secret> entered = new ArrayList<>();
    private final Entrance reality = new Entrance(new Custody(entered::add), false, screen());

    @Test
    void a_sandboxs_key_in_a_real_vault_is_wiped_and_told_once() {
        Secret key = Secret.ofText(SIMULATED);

        assertThat(reality.value(key, "the store vault")).isNull();
        assertThat(reality.value(Secret.ofText(SIMULATED), "the store vault")).isNull();
        assertThatThrownBy(key::hasKeyShape).isInstanceOf(IllegalStateException.class);
        assertThat(entered).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("the store vault holds a sandbox's secret")
                .doesNotContain(SIMULATED);
    }

    @Test
    void a_sandboxs_login_is_wiped_and_refused() {
        Secret login = Secret.ofText(SIMULATED);

        assertThatThrownBy(() -> reality.login(login, "the variable T"))
                .isInstanceOfSatisfying(
                        Trouble.class,
                        trouble -> assertThat(trouble.exit().code()).isEqualTo(2));
        assertThatThrownBy(login::hasKeyShape).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_of_this_world_enters_custody() {
        Secret key = Secret.ofText("HRKU-AAq8Zr2Wm5Yx0Kc7Vb4Nt1Lp6Gj3Hf9Ds8Ea2");
        Secret login = Secret.ofText("ghp_q8Zr2Wm5Yx0Kc7Vb4Nt1Lp6Gj3Hf9Ds8Ea2Q");

        assertThat(reality.value(key, "the store vault")).isSameAs(key);
        assertThat(reality.login(login, "the variable T")).isSameAs(login);
        assertThat(entered).containsExactly(key, login);
        assertThat(err.size()).isZero();
    }

    /** What a place holds that is no key, it holds: whoever looks decides. */
    @Test
    void a_placeholder_is_let_in() {
        Secret placeholder = Secret.ofText("put it here");

        assertThat(reality.value(placeholder, "the store vault")).isSameAs(placeholder);
        assertThat(reality.value(null, "the store vault")).isNull();
    }

    private Screen screen() {
        return new Screen(
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Screen.Manner(false, false, false, false),
                new Still(),
                text -> text);
    }

    private record Still() implements Time {
        @Override
        public Instant wall() {
            return Instant.EPOCH;
        }

        @Override
        public Duration elapsed() {
            return Duration.ZERO;
        }

        @Override
        public void sleep(Duration duration) {}
    }
}
