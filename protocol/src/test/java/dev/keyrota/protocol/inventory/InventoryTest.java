package dev.keyrota.protocol.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Reading.Kept;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Registration;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.drift.Compared;
import dev.keyrota.protocol.drift.Compared.Evidence;
import dev.keyrota.protocol.drift.Compared.State;
import dev.keyrota.protocol.drift.Diagnosis;
import dev.keyrota.protocol.drift.Drift;
import dev.keyrota.protocol.inventory.Entry.Recommendation;
import dev.keyrota.protocol.inventory.Unsettled.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each authorization is, who uses it, and what is to be done about it. */
class InventoryTest {
    private static final AuthorizationId ID = id(1);
    private static final AuthorizationId OTHER = id(2);
    private static final Fingerprint KEY = new Fingerprint("1".repeat(64));
    private static final Fingerprint OTHER_KEY = new Fingerprint("2".repeat(64));
    private static final RunId RUN = new RunId("0123456789ab");
    private static final String API = "api@prod";
    private static final Instant AT = Instant.parse("2026-07-01T09:00:00Z");
    private static final Knowledge NOTHING = knowing(Map.of(), Map.of(), Set.of(), Map.of());
    private static final Kept NOWHERE = new Kept(List.of(), List.of());

    private static AuthorizationId id(int number) {
        return new AuthorizationId("00000000-0000-4000-8000-00000000000" + number);
    }

    private static Authorization listed(AuthorizationId id, String description, String... scope) {
        return new Authorization(id, description, Set.of(scope), AT, "user", null, null);
    }

    private static Knowledge knowing(
            Map<AuthorizationId, String> currents,
            Map<AuthorizationId, String> former,
            Set<RunId> open,
            Map<AuthorizationId, RunId> leaving) {
        return new Knowledge(
                Set.of(id(9)), List.of("ours-for-ever*"), currents, former, Map.of(RUN, API), open, leaving);
    }

    private static Compared held(String place, @Nullable Fingerprint key, @Nullable AuthorizationId id) {
        return place(place, State.DIFFERENT, Life.LIVE, key, id);
    }

    private static Compared place(
            String place, State state, Life life, @Nullable Fingerprint key, @Nullable AuthorizationId id) {
        return new Compared(place, state, life, true, id, key, null, Evidence.READING, null);
    }

    private static final Compared VAULT = place("vault", State.SAME, Life.LIVE, KEY, ID);

    private static Drift drift(List<Compared> sessions, Compared... stores) {
        return new Drift(Diagnosis.HEALTHY, List.of(stores), sessions, List.of(), List.of(), List.of());
    }

    /** The vault holds the first one's key, and the world is as the others say. */
    private static Entry second(Authorization second, Drift drift, @Nullable Kept kept, Knowledge knowledge) {
        List<Authorization> all = new ArrayList<>(List.of(listed(ID, "ours", "global"), second));
        return Inventory.of(new Seen(all, Map.of(API, drift), List.of(), kept, List.of()), knowledge).stream()
                .filter(entry -> entry.authorization().id().equals(second.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Entry second(Authorization second) {
        return second(second, drift(List.of(), VAULT), NOWHERE, NOTHING);
    }

    // --- what it is

    @Test
    void what_the_vault_holds_is_current_and_kept() {
        Entry first = second(listed(ID, "ours", "global"));

        assertThat(first.classification()).isEqualTo(Classification.CURRENT);
        assertThat(first.of()).isEqualTo(API);
        assertThat(first.uses()).containsExactly(new Use(Use.Kind.STORE, "vault", API, Evidence.READING));
        assertThat(first.recommended()).isEqualTo(Recommendation.KEEP);
    }

    @Test
    void where_the_vault_cannot_be_read_what_was_recorded_is_current_and_else_what_it_holds() {
        Knowledge recorded = knowing(Map.of(OTHER, API), Map.of(), Set.of(), Map.of());
        Compared unreadable = place("vault", State.UNREADABLE, Life.UNKNOWN, null, null);
        Authorization other = listed(OTHER, "other", "global");

        assertThat(second(other, drift(List.of(), unreadable), NOWHERE, recorded)
                        .classification())
                .isEqualTo(Classification.CURRENT);
        assertThat(second(other, drift(List.of(), VAULT), NOWHERE, recorded).classification())
                .isEqualTo(Classification.STALE);
    }

    @Test
    void what_is_protected_is_kept_whoever_uses_it_or_not() {
        assertThat(second(listed(id(9), "by id", "global")).classification()).isEqualTo(Classification.PROTECTED);
        assertThat(second(listed(OTHER, "ours-for-ever-2026", "global")).classification())
                .isEqualTo(Classification.PROTECTED);
        assertThat(second(listed(OTHER, "~", "global")).classification()).isEqualTo(Classification.PROTECTED);
        assertThat(second(listed(OTHER, "~", "global")).recommended()).isEqualTo(Recommendation.KEEP);
    }

    @Test
    void what_a_run_of_ours_made_and_left_is_ours_and_what_another_journals_did_is_not_known() {
        Entry ours = second(listed(OTHER, "team-2026-07-r0123456789ab-a2", "global"));
        Entry theirs = second(listed(OTHER, "team-2026-07-rabcdef012345-a1", "global"));

        assertThat(ours.classification()).isEqualTo(Classification.OURS_ORPHAN);
        assertThat(ours.of()).isEqualTo(API);
        assertThat(ours.recommended()).isEqualTo(Recommendation.CLEAN_UP);
        assertThat(theirs.classification()).isEqualTo(Classification.UNKNOWN);
        assertThat(theirs.unsettled()).containsExactly(new Unsettled(Kind.ASK_ITS_JOURNAL, "abcdef012345"));
    }

    @Test
    void what_was_current_before_is_previous_and_one_that_is_still_used_is_replaced_first() {
        Knowledge former = knowing(Map.of(), Map.of(OTHER, API), Set.of(), Map.of());
        Authorization other = listed(OTHER, "other", "global");
        Authorization made = listed(OTHER, "team-2026-07-r0123456789ab-a1", "global");
        Entry unused = second(other, drift(List.of(), VAULT), NOWHERE, former);
        Entry used = second(other, drift(List.of(), VAULT, held("app", OTHER_KEY, OTHER)), NOWHERE, former);

        assertThat(unused.classification()).isEqualTo(Classification.PREVIOUS);
        assertThat(unused.recommended()).isEqualTo(Recommendation.CLEAN_UP);
        assertThat(used.classification()).isEqualTo(Classification.PREVIOUS);
        assertThat(used.recommended()).isEqualTo(Recommendation.REPLACE_FIRST);
        assertThat(second(made, drift(List.of(), VAULT), NOWHERE, former).classification())
                .isEqualTo(Classification.PREVIOUS);
    }

    @Test
    void what_an_open_run_made_or_replaces_is_its_own_work() {
        Knowledge open = knowing(Map.of(), Map.of(), Set.of(RUN), Map.of(id(3), RUN));
        List<Unsettled> resume = List.of(new Unsettled(Kind.RESUME, RUN.value()));
        Drift drift = drift(List.of(), VAULT);

        assertThat(second(listed(OTHER, "team-2026-07-r0123456789ab-a1", "global"), drift, NOWHERE, open)
                        .unsettled())
                .isEqualTo(resume);
        assertThat(second(listed(id(3), "old", "global"), drift, NOWHERE, open).unsettled())
                .isEqualTo(resume);
        assertThat(second(listed(id(3), "old", "global"), drift, NOWHERE, open).recommended())
                .isEqualTo(Recommendation.SETTLE);
    }

    @Test
    void who_uses_it_is_told_with_how_that_is_known() {
        Kept variables = new Kept(
                List.of(
                        new Kept.Found("shop/KEY", Set.of(OTHER), Set.of()),
                        new Kept.Found("shop/X", Set.of(), Set.of())),
                List.of());
        Compared shell =
                new Compared("shell", State.DIFFERENT, Life.LIVE, true, OTHER, OTHER_KEY, null, Evidence.REPORT, null);
        Entry used = second(listed(OTHER, "other", "global"), drift(List.of(shell), VAULT), variables, NOTHING);

        assertThat(used.classification()).isEqualTo(Classification.MANAGED_ELSEWHERE);
        assertThat(used.uses())
                .containsExactly(
                        new Use(Use.Kind.SESSION, "shell", API, Evidence.REPORT),
                        new Use(Use.Kind.VARIABLE, "shop/KEY", null, Evidence.READING));
        assertThat(used.recommended()).isEqualTo(Recommendation.NAME);
    }

    private static Registration given(String name, Fingerprint key, @Nullable AuthorizationId id) {
        return new Registration(new SessionId(name), key, id, AT, "ada");
    }

    @Test
    void a_session_that_was_given_a_key_uses_it() {
        Seen seen = new Seen(
                List.of(listed(ID, "ours", "global"), listed(OTHER, "other", "global")),
                Map.of(API, drift(List.of(), VAULT)),
                List.of(),
                NOWHERE,
                List.of(given("env-1", OTHER_KEY, OTHER), given("env-2", KEY, null)));
        List<Entry> entries = Inventory.of(seen, NOTHING);

        assertThat(entries)
                .extracting(Entry::uses)
                .containsExactly(
                        List.of(
                                new Use(Use.Kind.STORE, "vault", API, Evidence.READING),
                                new Use(Use.Kind.REGISTERED, "env-2", null, Evidence.JOURNAL)),
                        List.of(new Use(Use.Kind.REGISTERED, "env-1", null, Evidence.JOURNAL)));
        assertThat(entries.getLast().classification()).isNotEqualTo(Classification.STALE);
    }

    @Test
    void a_session_that_was_given_a_key_of_nobody_knows_whom_may_use_any() {
        Seen seen = new Seen(
                List.of(listed(ID, "ours", "global"), listed(OTHER, "other", "global")),
                Map.of(API, drift(List.of(), VAULT)),
                List.of(),
                NOWHERE,
                List.of(given("env-1", OTHER_KEY, null)));

        Entry other = Inventory.of(seen, NOTHING).getLast();
        assertThat(other.classification()).isEqualTo(Classification.UNKNOWN);
        assertThat(other.unsettled()).containsExactly(new Unsettled(Unsettled.Kind.END, "env-1"));
    }

    @Test
    void an_oauth_clients_authorization_is_its_own() {
        Authorization client = new Authorization(OTHER, "dashboard", Set.of("global"), AT, "user", "client", null);

        assertThat(second(client).classification()).isEqualTo(Classification.MANAGED_ELSEWHERE);
        assertThat(second(client).recommended()).isEqualTo(Recommendation.KEEP);
    }

    @Test
    void what_nobody_was_seen_to_use_is_stale_or_a_duplicate() {
        Entry stale = second(listed(OTHER, "other", "global"));
        Entry duplicate = second(listed(OTHER, "ours", "global"));

        assertThat(stale.classification()).isEqualTo(Classification.STALE);
        assertThat(stale.alike()).isEmpty();
        assertThat(duplicate.classification()).isEqualTo(Classification.DUPLICATE);
        assertThat(duplicate.alike()).containsExactly(ID);
        assertThat(duplicate.recommended()).isEqualTo(Recommendation.CLEAN_UP);
    }

    // --- what keeps it open

    static Stream<Arguments> open() {
        return Stream.of(
                argumentSet("unprovable", place("ci", State.UNPROVABLE, Life.UNKNOWN, null, null), Kind.PROVE),
                argumentSet("another, unread", place("ci", State.DIFFERENT, Life.LIVE, null, null), Kind.RECOVER),
                argumentSet("whose?", place("app", State.DIFFERENT, Life.LIVE, OTHER_KEY, null), Kind.TELL_WHOSE),
                argumentSet("unreadable", place("app", State.UNREADABLE, Life.UNKNOWN, null, null), Kind.READ),
                argumentSet("missing", place("app", State.MISSING, Life.UNKNOWN, null, null), null),
                argumentSet("dead", place("app", State.DIFFERENT, Life.DEAD, OTHER_KEY, null), null),
                argumentSet(
                        "another account's",
                        new Compared(
                                "app",
                                State.DIFFERENT,
                                Life.LIVE,
                                false,
                                null,
                                OTHER_KEY,
                                null,
                                Evidence.READING,
                                Refusal.FORBIDDEN),
                        null));
    }

    /** @param kind what would settle it; null where nothing is open */
    @ParameterizedTest
    @MethodSource("open")
    void a_place_that_may_use_any_key_keeps_every_unused_one_open(Compared place, @Nullable Kind kind) {
        Entry entry = second(listed(OTHER, "other", "global"), drift(List.of(), VAULT, place), NOWHERE, NOTHING);

        if (kind == null) {
            assertThat(entry.classification()).isEqualTo(Classification.STALE);
        } else {
            assertThat(entry.classification()).isEqualTo(Classification.UNKNOWN);
            assertThat(entry.unsettled()).containsExactly(new Unsettled(kind, place.place()));
        }
    }

    @Test
    void a_session_that_is_not_open_a_credential_not_compared_and_apps_not_read_keep_it_open_too() {
        Compared shell = place("shell", State.UNREADABLE, Life.UNKNOWN, null, null);
        Authorization other = listed(OTHER, "other", "global");
        Seen unseen = new Seen(
                List.of(other), Map.of(API, drift(List.of(shell), VAULT)), List.of("web@prod"), null, List.of());
        Kept partly = new Kept(List.of(new Kept.Found("shop/KEY", Set.of(), Set.of(OTHER))), List.of("secret-app"));

        Compared refused = place("shell", State.DIFFERENT, Life.DEAD, OTHER_KEY, null);

        assertThat(second(other, drift(List.of(refused), VAULT), NOWHERE, NOTHING)
                        .unsettled())
                .containsExactly(new Unsettled(Kind.RENEW, "shell"));
        assertThat(Inventory.of(unseen, NOTHING).getFirst().unsettled())
                .containsExactly(
                        new Unsettled(Kind.OPEN, "shell"),
                        new Unsettled(Kind.READ, "web@prod"),
                        new Unsettled(Kind.READ, "the variables of all apps"));
        assertThat(second(other, drift(List.of(), VAULT), partly, NOTHING).unsettled())
                .containsExactly(new Unsettled(Kind.TELL_WHOSE, "shop/KEY"), new Unsettled(Kind.READ, "secret-app"));
    }

    // --- names

    @Test
    void a_name_that_promises_less_than_its_scope_allows_is_found() {
        assertThat(second(listed(OTHER, "billing-collector-ReadOnly-2026", "global"))
                        .overstates())
                .isTrue();
        assertThat(second(listed(OTHER, "read-only", "read", "identity")).overstates())
                .isFalse();
        assertThat(second(listed(OTHER, "collector", "global")).overstates()).isFalse();
    }

    @Test
    void the_oldest_comes_first() {
        Authorization older = new Authorization(id(3), "older", Set.of(), AT.minusSeconds(9), null, null, null);
        Seen seen = new Seen(
                List.of(listed(OTHER, "b", "global"), listed(ID, "a", "global"), older),
                Map.of(API, drift(List.of(), VAULT)),
                List.of(),
                NOWHERE,
                List.of());

        assertThat(Inventory.of(seen, NOTHING))
                .extracting(entry -> entry.authorization().id())
                .containsExactly(id(3), ID, OTHER);
    }
}
