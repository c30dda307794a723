package dev.keyrota.protocol.drift;

import static dev.keyrota.protocol.drift.Scene.APP;
import static dev.keyrota.protocol.drift.Scene.CI;
import static dev.keyrota.protocol.drift.Scene.KEY;
import static dev.keyrota.protocol.drift.Scene.OTHER;
import static dev.keyrota.protocol.drift.Scene.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.StoreId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoldingsTest {
    private static final List<Place> STORES = List.of(VAULT, APP, CI);

    private final Holdings holdings = new Holdings();

    /** A credential with a vault, an app and a secret of CI that cannot be read. */
    private void add(String credential, @Nullable Fingerprint vault, @Nullable Fingerprint app) {
        Map<Question, Reply<Reading>> replies = new HashMap<>();
        replies.put(new Question.Holding(VAULT.id()), held(vault));
        replies.put(new Question.Holding(APP.id()), held(app));
        Map<StoreId, StoreId> abroad = STORES.stream()
                .map(Place::id)
                .collect(Collectors.toMap(Function.identity(), id -> new StoreId(credential + "." + id)));
        holdings.add(credential, STORES, abroad, new Sight(replies, Duration.ZERO));
    }

    private static Reply<Reading> held(@Nullable Fingerprint key) {
        return key == null
                ? new Reply.Refused<>(Refusal.NOT_FOUND)
                : new Reply.Answered<>(new Reading.Held(key, "item", "1", null, false, null));
    }

    @Test
    void each_place_of_another_that_holds_its_key_is_told_in_order() {
        add("first", KEY, OTHER);
        add("second", OTHER, KEY);
        add("third", KEY, KEY);

        assertThat(holdings.elsewhere("first").shared())
                .containsExactly(new StoreId("second.app"), new StoreId("third.vault"), new StoreId("third.app"));
        assertThat(holdings.elsewhere("second").shared()).containsExactly(new StoreId("first.app"));
        assertThat(holdings.elsewhere("third").shared())
                .containsExactly(new StoreId("first.vault"), new StoreId("second.app"));
    }

    @Test
    void its_own_places_are_not_elsewhere() {
        add("first", KEY, KEY);
        add("second", OTHER, OTHER);

        assertThat(holdings.elsewhere("first").shared()).isEmpty();
    }

    @Test
    void where_its_key_is_not_known_nothing_is_said() {
        add("first", null, KEY);
        add("second", KEY, null);

        assertThat(holdings.elsewhere("first").shared()).isEmpty();
        assertThat(holdings.elsewhere("second").shared()).containsExactly(new StoreId("first.app"));
        assertThat(holdings.elsewhere("nobody")).isEqualTo(Holdings.Elsewhere.NOWHERE);
    }

    @Test
    void who_was_not_seen_may_hold_anybodys_key() {
        add("first", KEY, KEY);
        holdings.addUnseen("second");

        assertThat(holdings.elsewhere("first")).isEqualTo(new Holdings.Elsewhere(List.of(), List.of("second")));
    }

    @Test
    void only_what_can_be_read_is_asked_of_one_that_is_not_compared() {
        assertThat(Holdings.questions(STORES))
                .containsExactly(new Question.Holding(VAULT.id()), new Question.Holding(APP.id()));
    }
}
