package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Pause;
import dev.keyrota.protocol.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's own configuration, rehearsed. */
class RehearsalTest {
    private static final String TWO = "two-stores.yaml";
    private static final String MANY = "many-stores.yaml";

    private static Rehearsed play(String file, String credential) throws InterruptedException {
        return Configured.rehearsal(file, credential, Map.of()).play();
    }

    @Test
    void every_fault_at_every_step_is_played_and_breaks_nothing() throws Exception {
        Rehearsed rehearsed = play(TWO, "heroku-platform");

        assertThat(rehearsed.clean().outcome()).isEqualTo(Trial.Outcome.BY_ITSELF);
        assertThat(rehearsed.broken()).isEmpty();
        assertThat(rehearsed.faults()).hasSizeGreaterThan(500);
        assertThat(rehearsed.faults()).extracting(Trial::name).doesNotHaveDuplicates();
        assertThat(rehearsed.faults())
                .extracting(trial -> RehearsalTest.spot(trial).part().kind())
                .contains(Part.Kind.values());
        assertThat(rehearsed.faults())
                .extracting(trial -> RehearsalTest.spot(trial).fault())
                .contains(Fault.values());
        assertThat(rehearsed.faults()).noneMatch(trial -> trial.end() == Trial.End.OPEN);
        assertThat(rehearsed.assumptions()).anyMatch(sentence -> sentence.contains("is played as 90 s"));
    }

    /** The same as the exploration plays, which is held to the protocol's invariants by other tests. */
    @Test
    void there_is_a_trial_for_each_scenario_of_the_exploration() throws Exception {
        Rehearsal rehearsal = Configured.rehearsal(TWO, "heroku-platform", Map.of());

        assertThat((long) rehearsal.play().faults().size())
                .isEqualTo(new Exploration(rehearsal.setting()).struck(1).scenarios());
    }

    @Test
    void the_same_configuration_is_rehearsed_the_same() throws Exception {
        assertThat(play(TWO, "heroku-platform")).isEqualTo(play(TWO, "heroku-platform"));
    }

    @Test
    void every_kind_of_store_a_window_and_an_overlap_are_rebuilt() throws Exception {
        Rehearsed rehearsed = play(MANY, "heroku-platform");

        assertThat(rehearsed.broken()).isEmpty();
        assertThat(rehearsed.clean().end()).isEqualTo(Trial.End.COMPLETED);
        assertThat(rehearsed.clean().halts())
                .map(halt -> ((Halt.Waiting) halt).why())
                .containsExactly(Pause.WINDOW, Pause.OVERLAP);
        assertThat(rehearsed.clean().overlap()).isGreaterThan(Duration.ofDays(1));
        assertThat(rehearsed.faults())
                .filteredOn(trial -> spot(trial).part().kind() == Part.Kind.WRITE)
                .extracting(trial -> String.valueOf(spot(trial).part().store()))
                .contains("vault", "copy", "org-ci", "dated", "console-prod");
        assertThat(rehearsed.assumptions())
                .anyMatch(sentence -> sentence.startsWith("org-ci: the secret of the organization raxx-app"))
                .anyMatch(sentence -> sentence.startsWith("a ticket"))
                .anyMatch(sentence -> sentence.startsWith("each other credential"))
                .noneMatch(sentence -> sentence.contains("quiescence"));
    }

    @Test
    void each_circumstance_calls_somebody_and_ends_well_after_them() throws Exception {
        Rehearsed rehearsed = play(MANY, "heroku-platform");

        assertThat(rehearsed.circumstances())
                .extracting(Rehearsed.Case::circumstance)
                .containsExactly(Circumstance.values());
        assertThat(rehearsed.circumstances())
                .allSatisfy(met -> assertThat(met.trial().outcome()).isEqualTo(Trial.Outcome.AFTER_A_PERSON));
        assertThat(rehearsed.circumstances())
                .map(met -> met.trial().halts().stream()
                        .filter(Halt::isCall)
                        .findFirst()
                        .orElseThrow())
                .containsExactly(
                        new Halt.Waiting(Pause.APPROVAL, null),
                        new Halt.Waiting(Pause.CONSUMERS, null),
                        new Halt.Waiting(Pause.ROLLOUT, null),
                        new Halt.Stopped(Stop.SESSION_HOLDS_OLD, "operator"),
                        new Halt.Stopped(Stop.STORE_DRIFTED, "console-prod"),
                        new Halt.Stopped(Stop.OLD_KEY_DEAD, null));
    }

    @Test
    void two_variables_of_one_app_whose_dynos_restart_slowly_break_nothing() throws Exception {
        Rehearsed rehearsed = play("one-app.yaml", "heroku-platform");

        assertThat(rehearsed.broken()).isEmpty();
        assertThat(rehearsed.clean().outcome()).isEqualTo(Trial.Outcome.BY_ITSELF);
        assertThat(rehearsed.clean().overlap()).isGreaterThan(Duration.ofSeconds(40));
    }

    @Test
    void an_operator_does_their_part_and_is_no_call() throws Exception {
        Rehearsed rehearsed = play(MANY, "billing");

        assertThat(rehearsed.broken()).isEmpty();
        assertThat(rehearsed.clean().outcome()).isEqualTo(Trial.Outcome.BY_ITSELF);
        assertThat(rehearsed.clean().halts())
                .containsOnly(new Halt.Waiting(Pause.OPERATOR, null))
                .hasSize(2);
        assertThat(rehearsed.circumstances())
                .allSatisfy(met -> assertThat(met.trial().end()).isEqualTo(Trial.End.COMPLETED));
    }

    @Test
    void the_authorization_that_the_journal_knows_is_the_one_that_dies() {
        AuthorizationId known = new AuthorizationId("b1e6320e-9ce1-436b-82b2-7b6cf3372cd7");
        List<Beat> story = Configured.rehearsal(TWO, "heroku-platform", Map.of("heroku-platform@prod", known))
                .replay("")
                .orElseThrow();

        assertThat(story)
                .anyMatch(beat -> beat instanceof Beat.Recorded(var _, Event.Gone(var id, var _)) && id.equals(known));
    }

    @Test
    void a_trial_is_told_step_by_step() throws Exception {
        Rehearsal rehearsal = Configured.rehearsal(TWO, "heroku-platform", Map.of());
        Trial stopped = rehearsal.play().faults().stream()
                .filter(trial -> trial.halts().contains(new Halt.Stopped(Stop.NOT_REVOKED, null)))
                .findFirst()
                .orElseThrow();
        List<Beat> story = rehearsal.replay(stopped.name()).orElseThrow();

        assertThat(story).filteredOn(Beat.Struck.class::isInstance).hasSize(1);
        assertThat(story).filteredOn(Beat.Started.class::isInstance).hasSize(2);
        assertThat(story)
                .filteredOn(Beat.Halted.class::isInstance)
                .map(beat -> ((Beat.Halted) beat).halt())
                .isEqualTo(stopped.halts());
        assertThat(story).extracting(Beat::at).isSorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999999:LATE",
                "0:LATE",
                "0",
                "0:",
                ":LATE",
                "0:NO_FAULT",
                "0:REVOKES_OLD",
                "0:CRASH_BEFORE,1:LATE",
                "dyno"
            })
    void what_is_no_trial_of_it_is_not_told(String name) {
        Rehearsal rehearsal = Configured.rehearsal(TWO, "heroku-platform", Map.of());

        assertThat(rehearsal.replay(name)).isEmpty();
    }

    /** The negative control: without the rule, what the command shows is a rotation that would break, even without a fault. */
    @Test
    void a_rule_that_is_switched_off_would_break() throws Exception {
        Class<?> without =
                new TestBuild(Rule.parse("protocol.Decision.kill=NULL")).loadClass(Configured.class.getName());

        assertThat(Configured.broken(TWO)).isEmpty();
        assertThat(without.getDeclaredMethod("broken", String.class).invoke(null, TWO))
                .isEqualTo("[] S5: done, and the old one lives");
    }

    @Test
    void whoever_loses_patience_is_not_kept_waiting() {
        Rehearsal rehearsal = Configured.rehearsal(TWO, "heroku-platform", Map.of());
        Thread.currentThread().interrupt();

        assertThatThrownBy(rehearsal::play).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static Trial.Spot spot(Trial trial) {
        Trial.Spot spot = trial.spot();
        if (spot == null) {
            throw new AssertionError("nothing struck it");
        }
        return spot;
    }
}
