package dev.keyrota.protocol.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Nonce;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.Watch;
import dev.keyrota.protocol.drift.Compared;
import dev.keyrota.protocol.drift.Compared.State;
import dev.keyrota.protocol.drift.Diagnosis;
import dev.keyrota.protocol.drift.Drift;
import dev.keyrota.protocol.watch.Lapse.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AfterWatchTest {
    private static final RunId RUN = new RunId("0123456789ab");
    private static final RunId ANOTHER = new RunId("ba9876543210");
    private static final AuthorizationId NEW = new AuthorizationId("00000000-0000-4000-8000-000000000001");
    private static final AuthorizationId OLD = new AuthorizationId("00000000-0000-4000-8000-000000000002");
    private static final AuthorizationId OTHER = new AuthorizationId("00000000-0000-4000-8000-000000000003");
    private static final Fingerprint KEY = new Fingerprint("1".repeat(64));
    private static final Fingerprint FOREIGN = new Fingerprint("2".repeat(64));
    private static final Instant AT = Instant.parse("2026-07-01T09:00:00Z");
    private static final AfterWatch WATCH = new AfterWatch(RUN, new Event.Completed(NEW, KEY), OLD);

    private static Compared store(String name, State state, @Nullable Fingerprint key) {
        return new Compared(name, state, Life.LIVE, true, null, key, null, Compared.Evidence.READING, null);
    }

    private static Drift drift(Compared... stores) {
        return new Drift(Diagnosis.HEALTHY, List.of(stores), List.of(), List.of(), List.of(), List.of());
    }

    private static Reading.Held vault(@Nullable Label label, boolean fits) {
        return new Reading.Held(KEY, "item", "3", label, fits, null);
    }

    private static Label label(RunId run, Label.State state) {
        return new Label(NEW, null, run, "host", state);
    }

    private static final Reading.Held LABELLED = vault(label(RUN, Label.State.DONE), true);
    private static final Drift SAME = drift(store("vault", State.SAME, KEY), store("ci", State.SAME, KEY));

    private static Authorization authorization(AuthorizationId id, String description) {
        return new Authorization(id, description, Set.of("global"), AT, "user", null, null);
    }

    private static final Authorization CURRENT = authorization(NEW, new Nonce(RUN, 1).describe("ours", "2026-07"));

    private static Reading.Listed listed(Authorization... more) {
        List<Authorization> all = new ArrayList<>(List.of(CURRENT));
        all.addAll(List.of(more));
        return new Reading.Listed(all, AT);
    }

    @Test
    void what_is_as_it_was_left_has_no_lapse() {
        assertThat(WATCH.lapses(SAME, LABELLED, listed(authorization(OTHER, "by hand"))))
                .isEmpty();
    }

    static Stream<Arguments> stores() {
        return Stream.of(
                argumentSet("another key", store("ci", State.DIFFERENT, FOREIGN), Kind.STORE_CHANGED),
                argumentSet("none", store("ci", State.MISSING, null), Kind.STORE_CHANGED),
                argumentSet("the vault's, which is another", store("ci", State.SAME, FOREIGN), Kind.STORE_CHANGED),
                argumentSet("nobody says", store("ci", State.UNREADABLE, null), Kind.STORE_UNSEEN),
                argumentSet("nobody proves", store("ci", State.UNPROVABLE, null), Kind.STORE_UNSEEN));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void what_a_store_holds_is_told_apart(Compared store, Kind kind) {
        assertThat(WATCH.lapses(drift(store("vault", State.SAME, KEY), store), LABELLED, listed()))
                .containsExactly(new Lapse(kind, "ci"));
    }

    /** The vault was changed, and this store still holds what the rotation left there. */
    @Test
    void a_store_that_holds_the_rotations_key_has_not_lapsed_though_the_vault_has() {
        Drift drift = drift(store("vault", State.SAME, FOREIGN), store("ci", State.DIFFERENT, KEY));

        assertThat(WATCH.lapses(drift, LABELLED, listed())).containsExactly(new Lapse(Kind.STORE_CHANGED, "vault"));
    }

    static Stream<Arguments> labels() {
        return Stream.of(
                argumentSet("none", vault(null, true)),
                argumentSet("another run's", vault(label(ANOTHER, Label.State.DONE), true)),
                argumentSet("open", vault(label(RUN, Label.State.OPEN), true)),
                argumentSet("of another value", vault(label(RUN, Label.State.DONE), false)));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void a_label_that_is_not_the_rotations_has_changed(Reading.Held vault) {
        assertThat(WATCH.lapses(SAME, vault, listed())).containsExactly(new Lapse(Kind.LABEL_CHANGED, null));
    }

    @Test
    void what_the_issuer_lists_is_told_apart() {
        Authorization orphan = authorization(OTHER, new Nonce(RUN, 2).describe("ours", "2026-07"));
        Authorization anothers = authorization(OTHER, new Nonce(ANOTHER, 1).describe("ours", "2026-07"));

        assertThat(WATCH.lapses(SAME, LABELLED, listed(orphan))).containsExactly(new Lapse(Kind.ORPHAN, OTHER.value()));
        assertThat(WATCH.lapses(SAME, LABELLED, listed(anothers))).isEmpty();
        assertThat(WATCH.lapses(SAME, LABELLED, listed(authorization(OLD, "before"))))
                .containsExactly(new Lapse(Kind.OLD_LISTED, OLD.value()));
        assertThat(WATCH.lapses(SAME, LABELLED, new Reading.Listed(List.of(), AT)))
                .containsExactly(new Lapse(Kind.KEY_GONE, NEW.value()));
    }

    @Test
    void what_could_not_be_seen_is_said() {
        assertThat(WATCH.lapses(SAME, null, null)).containsExactly(new Lapse(Kind.LIST_UNSEEN, null));
        assertThat(Stream.of(Kind.values()).filter(kind -> new Lapse(kind, null).isUnseen()))
                .containsExactly(Kind.STORE_UNSEEN, Kind.LIST_UNSEEN);
    }

    @Test
    void a_lapse_has_a_name() {
        assertThat(new Lapse(Kind.STORE_CHANGED, "ci").name()).isEqualTo("store_changed/ci");
        assertThat(new Lapse(Kind.LIST_UNSEEN, null).name()).isEqualTo("list_unseen");
    }

    @Test
    void a_look_is_due_an_hour_after_the_end_and_a_day_after() {
        Instant hour = AT.plus(Duration.ofHours(1));
        Instant day = AT.plus(Duration.ofDays(1));

        assertThat(Watch.due(AT, hour.minusMillis(1), Set.of())).isEmpty();
        assertThat(Watch.due(AT, hour, Set.of())).containsExactly(Watch.HOUR);
        assertThat(Watch.due(AT, hour, Set.of(Watch.HOUR))).isEmpty();
        assertThat(Watch.due(AT, day, Set.of(Watch.HOUR))).containsExactly(Watch.DAY);
        assertThat(Watch.due(AT, day, Set.of())).containsExactlyInAnyOrder(Watch.HOUR, Watch.DAY);
        assertThat(Watch.next(AT, AT)).isEqualTo(hour);
        assertThat(Watch.next(AT, hour)).isEqualTo(day);
        assertThat(Watch.next(AT, day)).isNull();
    }
}
