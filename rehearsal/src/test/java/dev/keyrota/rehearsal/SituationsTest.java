package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@link Situations}, and people who make mistakes: what a run comes to there, and under each single fault. */
class SituationsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mistaken",
                "forgetful",
                "arrives again",
                "without apps",
                "narrow scope",
                "another account",
                "open elsewhere",
                "protected",
                "little allowance",
                "hidden tokens",
                "hidden tokens, revoke only",
                "given",
                "given for half a day"
            })
    void no_single_fault_breaks_an_invariant(String name) {
        Setting setting = Battery.setting(name);
        Scenario.Outcome quiet = Scenario.play(setting, Plan.NONE);
        assertThat(quiet.violations()).isEmpty();
        assertThat(quiet.ending()).isEqualTo(Battery.ending(name));
        Tally tally = new Exploration(setting).struck(1);
        if (quiet.state() instanceof State.Done || quiet.state() instanceof State.Undone) {
            Report.of("singles, " + name, setting, tally);
        } else {
            Report.safe("singles, " + name, setting, tally, quiet.ending());
        }
    }

    /** As long as the issuer lets the old key in, one refusal among its answers is no death. */
    @Test
    void a_key_that_is_still_let_in_is_not_believed_dead() {
        Scenario.Outcome outcome = play("session-drift", "29:LINGERS,83:UNAUTHENTICATED", "heroku.account");
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.ending()).isEqualTo("completed");
    }

    /** Nor is it where something in between says that there is nothing: only the issuer's word on the key counts. */
    @Test
    void what_is_not_found_is_not_believed_dead() {
        Scenario.Outcome outcome = play("session-drift", "29:LINGERS,66:NOT_FOUND,67:NOT_FOUND", "heroku.account");
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.ending()).isEqualTo("completed");
    }

    /** A process that was started again has no key in memory: that the vault lets it in no more says nothing of the key. */
    @Test
    void a_vault_that_lets_us_in_no_more_does_not_make_a_key_dead() {
        Scenario.Outcome outcome = play(
                "revoke only",
                "16:CRASH_BEFORE,18:UNAUTHENTICATED,19:UNAUTHENTICATED,20:UNAUTHENTICATED,21:UNAUTHENTICATED",
                "infisical.read version");
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.ending()).isEqualTo("completed");
    }

    /** @param call what the last strike is to meet: where the protocol asks more or less before it, the plan is another one */
    private static Scenario.Outcome play(String name, String plan, String call) {
        Plan strikes = Plan.parse(plan);
        Scenario.Outcome outcome = Scenario.play(Battery.setting(name), strikes);
        assertThat(outcome.points()
                        .get(strikes.strikes().keySet().stream()
                                .max(Integer::compare)
                                .orElseThrow())
                        .call())
                .isEqualTo(call);
        return outcome;
    }
}
