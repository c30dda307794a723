package dev.keyrota.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.cli.Wholeness;
import dev.keyrota.engine.Ledger;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Protocol;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The protocol's rules, in what a person is told to do. */
class PaperTest {
    private static final Instant TOUCHED = Instant.parse("2026-07-01T09:00:00Z");
    private static final RunId RUN = new RunId("3f0c9a7b12de");
    private static final AuthorizationId OLD = new AuthorizationId(Wholeness.OLD);
    private static final AuthorizationId NEW = new AuthorizationId("85f3a15a-0000-4000-8000-000000000000");
    private static final Fingerprint OLD_KEY = new Fingerprint("0".repeat(64));
    private static final Fingerprint NEW_KEY = new Fingerprint("1".repeat(64));
    private static final Duration DAY = Duration.ofHours(24);
    private static final StoreId VAULT = new StoreId("vault");
    private static final StoreId CI = new StoreId("github-ci");

    @Test
    void what_changed_nothing_asks_nothing() {
        assertThat(paper(Charter.Urgency.SCHEDULED, List.of()).steps()).isEmpty();
    }

    @Test
    void before_the_vault_was_written_all_is_undone_and_no_other_key_touched() {
        Paper paper = paper(Charter.Urgency.SCHEDULED, List.of(based(), create(), created()));

        assertThat(paper.exit()).isEqualTo(Exit.UNDO);
        assertThat(paper.steps())
                .hasAtLeastOneElementOfType(Step.Sweep.class)
                .noneMatch(step -> step instanceof Step.Revoke
                        || step instanceof Step.WriteVault
                        || step instanceof Step.Write
                        || step instanceof Step.Create);
    }

    @Test
    void nothing_is_looked_at_before_it_is_quiet() {
        Paper paper = paper(Charter.Urgency.SCHEDULED, List.of(based(), create(), created()));

        assertThat(paper.steps())
                .containsSubsequence(new Step.Quiet(TOUCHED.plusSeconds(600)), new Step.Look(Exit.UNDO));
    }

    @Test
    void once_the_vault_was_offered_a_key_the_old_one_dies_after_every_store_and_leftovers_last() {
        Paper paper = paper(Charter.Urgency.SCHEDULED, offered());

        assertThat(paper.exit()).isEqualTo(Exit.FORWARD);
        assertThat(kinds(paper))
                .containsSubsequence(
                        "Quiet",
                        "Look",
                        "Decide",
                        "Recover",
                        "Create",
                        "Verify",
                        "WriteVault",
                        "Write",
                        "Gate",
                        "Revoke",
                        "Sweep",
                        "LookOnceMore",
                        "Close");
        assertThat(kinds(paper)).containsOnlyOnce("Sweep", "Revoke", "Gate");
        assertThat(paper.steps()).contains(new Step.Gate(places(), true, true), new Step.Recover(NEW));
    }

    @Test
    void both_keys_live_as_long_as_they_should_before_the_gate() {
        Step.Gate gate = new Step.Gate(places(), true, true);

        assertThat(paper(Charter.Urgency.SCHEDULED, DAY, offered()).steps())
                .containsSubsequence(new Step.Write(places().getLast()), new Step.Overlap(DAY, null), gate);
        assertThat(paper(Charter.Urgency.AFTER_STORES, DAY, offered()).steps())
                .noneMatch(Step.Overlap.class::isInstance);
    }

    @Test
    void leftovers_die_only_after_every_store_was_looked_at_in_the_same_step() {
        assertThat(paper(Charter.Urgency.SCHEDULED, offered()).steps()).contains(new Step.Sweep(places()));
        assertThat(paper(Charter.Urgency.SCHEDULED, List.of(based(), create(), created()))
                        .steps())
                .contains(new Step.Sweep(List.of()));
    }

    @Test
    void in_an_emergency_the_old_key_dies_before_the_other_stores_are_written() {
        Paper paper = paper(Charter.Urgency.NOW, offered());

        assertThat(kinds(paper))
                .containsSubsequence("WriteVault", "Gate", "Revoke", "Write", "Quiet", "Sweep", "LookOnceMore");
        assertThat(paper.steps())
                .contains(
                        new Step.Gate(List.of(places().getFirst()), false, false),
                        new Step.Quiet(TOUCHED.plusSeconds(90)),
                        new Step.Quiet(TOUCHED.plusSeconds(600)));
    }

    @Test
    void a_key_that_nobody_recorded_is_made_under_a_mark_of_its_own() {
        Situation none = Situation.of(charter(Charter.Urgency.SCHEDULED, Duration.ZERO), RUN, TOUCHED);

        assertThat(Paper.of(none).steps())
                .containsSubsequence(new Step.Decide(Exit.WHOLE), new Step.Settle(places()))
                .contains(new Step.Create("raxx-ci-rotation-2026-07-r" + RUN + "-a1", false))
                .noneMatch(Step.Recover.class::isInstance);
    }

    private static List<String> kinds(Paper paper) {
        return paper.steps().stream()
                .map(step -> step.getClass().getSimpleName())
                .toList();
    }

    private static Paper paper(Charter.Urgency urgency, List<Event> more) {
        return paper(urgency, Duration.ZERO, more);
    }

    private static Paper paper(Charter.Urgency urgency, Duration overlap, List<Event> more) {
        Charter charter = charter(urgency, overlap);
        List<Event> events =
                new ArrayList<>(List.of(new Event.Opened(RUN, charter), new Event.Entered(1, "workstation", 4711)));
        events.addAll(more);
        return Paper.of(Situation.of(
                new Ledger.Rotation(RUN, charter, Protocol.after(events), events, TOUCHED.minusSeconds(60), TOUCHED)));
    }

    private static Event based() {
        return new Event.Based(new Base(
                new Base.Old(OLD, Base.Identification.TOKEN, new Base.Listed("raxx-automation", TOUCHED)),
                OLD_KEY,
                false,
                "user",
                "item",
                "1",
                Map.of(CI, "2026-05-02T08:11:40Z"),
                Set.of(),
                Duration.ZERO,
                "2026-07",
                List.of()));
    }

    private static Event create() {
        return new Event.Intended(new Act.Create(1, "raxx-ci-rotation-2026-07-r" + RUN + "-a1", OLD_KEY));
    }

    private static Event created() {
        return new Event.Created(1, NEW, NEW_KEY, TOUCHED);
    }

    private static List<Event> offered() {
        return List.of(
                based(),
                create(),
                created(),
                new Event.Verified(1),
                new Event.Intended(new Act.Write(VAULT, 1, NEW_KEY)));
    }

    private static List<Place> places() {
        return List.of(
                new Place(VAULT, Place.Kind.VAULT, Place.Proof.READING),
                new Place(CI, Place.Kind.WRITE_ONLY, Place.Proof.CHALLENGE));
    }

    private static Charter charter(Charter.Urgency urgency, Duration overlap) {
        return new Charter(
                "heroku-platform",
                "prod",
                "heroku",
                Charter.Purpose.ROTATE,
                Charter.Mode.PROGRAMMATIC,
                Charter.Reason.SCHEDULED,
                urgency,
                "raxx-ci-rotation-{yyyy}-{MM}",
                Set.of("global"),
                null,
                "kris@moosequest.net",
                Set.of(),
                places(),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                null,
                overlap,
                Duration.ofMinutes(10),
                Duration.ofSeconds(90),
                "ada",
                null,
                null,
                "workstation",
                "0",
                null);
    }
}
