package dev.keyrota.protocol.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Before;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.protocol.drift.Compared;
import dev.keyrota.protocol.drift.Compared.Evidence;
import dev.keyrota.protocol.drift.Compared.State;
import dev.keyrota.protocol.drift.Diagnosis;
import dev.keyrota.protocol.drift.Drift;
import dev.keyrota.protocol.drift.Scenes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That no place holds the key of what is to be ended. */
class CleanUpProofTest {
    private static final AuthorizationId UNUSED = new AuthorizationId("00000000-0000-4000-8000-000000000009");
    private static final AuthorizationId ID = new AuthorizationId("00000000-0000-4000-8000-000000000001");
    private static final Fingerprint KEY = new Fingerprint("1".repeat(64));
    private static final Fingerprint OTHER = new Fingerprint("2".repeat(64));
    private static final StoreId VAULT = new StoreId("vault");
    private static final StoreId APP = new StoreId("app");
    private static final StoreId CI = new StoreId("ci");
    private static final Instant AT = Instant.parse("2026-07-01T09:00:00Z");
    private static final Authorization LISTED =
            new Authorization(UNUSED, "by hand", Set.of("global"), AT, "user", null, null);

    private final Charter charter = Scenes.charter();
    private final Map<Question, Reply<Reading>> replies = new HashMap<>(Map.of(
            new Question.Holding(VAULT), answered(KEY),
            new Question.Holding(APP), answered(KEY),
            new Question.Tracing(CI), traced("then")));

    private static Reply<Reading> answered(@Nullable Fingerprint key) {
        return new Reply.Answered<>(new Reading.Held(key, "item", "1", null, false, null));
    }

    private static Reply<Reading> traced(String at) {
        return new Reply.Answered<>(new Reading.Traced(at, AT, null, null));
    }

    private static Compared place(
            String name, Life life, @Nullable AuthorizationId id, @Nullable Fingerprint key, @Nullable String at) {
        return new Compared(name, State.SAME, life, true, id, key, at, Evidence.READING, null);
    }

    private static Drift drift(Compared... stores) {
        return new Drift(Diagnosis.HEALTHY, List.of(stores), List.of(), List.of(), List.of(), List.of());
    }

    private static final Drift HELD = drift(
            place("vault", Life.LIVE, ID, KEY, null),
            place("app", Life.LIVE, ID, KEY, null),
            place("ci", Life.LIVE, ID, KEY, "then"));

    private @Nullable Charter bound(Drift... drifts) {
        return new CleanUpProof(List.of(drifts), LISTED)
                .charter(charter, new Sight(replies, Duration.ZERO), List.of("ada"));
    }

    private @Nullable StoreId unexplained(Drift... drifts) {
        return new CleanUpProof(List.of(drifts), LISTED).unexplained(charter, new Sight(replies, Duration.ZERO));
    }

    @Test
    void every_place_is_asked_and_what_it_holds_is_bound() {
        Charter bound = bound(HELD);

        assertThat(CleanUpProof.questions(charter))
                .containsExactly(new Question.Holding(VAULT), new Question.Holding(APP), new Question.Tracing(CI));
        assertThat(Objects.requireNonNull(bound).agreed())
                .isEqualTo(new Charter.CleanUp(
                        UNUSED,
                        "by hand",
                        Map.of(
                                VAULT, new Before(KEY, null, null),
                                APP, new Before(KEY, null, null),
                                CI, new Before(null, "then", null)),
                        List.of("ada")));
        assertThat(unexplained(HELD)).isNull();
    }

    @Test
    void a_place_that_holds_another_value_or_was_written_since_is_not_explained() {
        replies.put(new Question.Holding(APP), answered(OTHER));
        assertThat(unexplained(HELD)).isEqualTo(APP);
        assertThat(bound(HELD)).isNull();
        replies.put(new Question.Holding(APP), answered(null));
        assertThat(unexplained(HELD)).isEqualTo(APP);
        replies.put(new Question.Holding(APP), answered(KEY));
        replies.put(new Question.Tracing(CI), traced("later"));
        assertThat(unexplained(HELD)).isEqualTo(CI);
    }

    @Test
    void what_is_not_there_or_dead_is_explained_and_what_does_not_answer_is_not() {
        replies.put(new Question.Holding(APP), new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(unexplained(HELD)).isNull();
        replies.put(new Question.Holding(APP), answered(OTHER));
        assertThat(unexplained(HELD, drift(place("app", Life.DEAD, null, OTHER, null))))
                .isNull();
        replies.put(new Question.Holding(APP), new Reply.Refused<>(Refusal.FORBIDDEN));
        assertThat(unexplained(HELD)).isEqualTo(APP);
    }

    @Test
    void its_own_key_is_never_explained() {
        replies.put(new Question.Holding(APP), answered(OTHER));

        assertThat(unexplained(HELD, drift(place("app", Life.LIVE, UNUSED, OTHER, null))))
                .isEqualTo(APP);
    }

    @Test
    void two_places_of_one_second_are_told_apart_by_neither() {
        Drift sameSecond = drift(place("deploy", Life.LIVE, null, null, "then"));

        assertThat(unexplained(HELD, sameSecond)).isEqualTo(CI);
    }
}
