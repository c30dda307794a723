package dev.keyrota.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Fingerprints;
import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final String OWNER = "owner@example.com";
    private static final Reply<Account> OURS = new Reply.Answered<>(new Account("1", OWNER));

    private final Clock clock = new Clock();
    private final Vendor vendor = new Vendor();
    private final Roster roster = new Roster(
            new Engine(
                    clock, SideBySide.inTurn(), new Fingerprints(Secret.of(new byte[32])), () -> "", Onlooker.none()),
            vendor,
            OWNER);

    /** Time that passes only by being slept through. */
    private static final class Clock implements Time {
        private Duration elapsed = Duration.ZERO;

        @Override
        public Instant wall() {
            return Instant.EPOCH.plus(elapsed);
        }

        @Override
        public Duration elapsed() {
            elapsed = elapsed.plusMillis(1);
            return elapsed;
        }

        @Override
        public void sleep(Duration duration) {
            elapsed = elapsed.plus(duration);
        }
    }

    /** How a vendor shows the tokens of its authorizations. */
    private enum Shows {
        ALL,
        ENDS,
        NOTHING
    }

    /** One authorization {@code n} for each token {@code key-n}. */
    private static final class Vendor implements Issuer {
        private final List<String> calls = new ArrayList<>();
        private final List<Secret> handedOut = new ArrayList<>();
        private final Set<Integer> listed = new HashSet<>(Set.of(1, 2, 3));
        private final Set<Integer> elsewhere = new HashSet<>();
        private final Set<Integer> expiring = new HashSet<>();
        private Shows shows = Shows.ALL;
        private int limited;

        private static int number(Secret key) {
            return key.reveal(bytes -> bytes[4] - '0');
        }

        private <T> @Nullable Reply<T> limit() {
            return limited-- > 0 ? new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(40)) : null;
        }

        @Override
        public Reply<Account> account(Secret key) {
            int number = number(key);
            calls.add("account " + number);
            if (elsewhere.contains(number)) {
                return new Reply.Answered<>(new Account("2", "somebody@example.org"));
            }
            return listed.contains(number) ? OURS : new Reply.Refused<>(Refusal.UNAUTHENTICATED);
        }

        @Override
        public Reply<Listing> list(Secret key) {
            calls.add("list " + number(key));
            Reply<Listing> refused = limit();
            return refused != null
                    ? refused
                    : new Reply.Answered<>(new Listing(
                            listed.stream().sorted().map(this::entry).toList(), Instant.EPOCH));
        }

        @Override
        public Reply<Listed> info(Secret key, AuthorizationId id) {
            int number = id.value().charAt(35) - '0';
            calls.add("info " + number);
            Reply<Listed> refused = limit();
            return refused != null ? refused : new Reply.Answered<>(entry(number));
        }

        private Listed entry(int number) {
            Token token = switch (shows) {
                case ALL -> new Token.Whole(handedOut(number));
                case ENDS -> new Token.Masked(secret -> number(secret) == number);
                case NOTHING -> new Token.Hidden();
            };
            Long expires = expiring.contains(number) ? Long.valueOf(60) : null;
            return new Listed(
                    new Authorization(id(number), "of " + number, Set.of("global"), Instant.EPOCH, "1", null, expires),
                    token);
        }

        private Secret handedOut(int number) {
            Secret token = key(number);
            handedOut.add(token);
            return token;
        }

        @Override
        public Reply<Set<String>> apps(Secret key) {
            return new Reply.Unclear<>(Doubt.UNREADABLE);
        }

        @Override
        public Reply<Minted> create(Secret key, Order order) {
            return new Reply.Unclear<>(Doubt.UNREADABLE);
        }

        @Override
        public Reply<Authorization> revoke(Secret key, AuthorizationId id) {
            return new Reply.Unclear<>(Doubt.UNREADABLE);
        }

        @Override
        public Reply<Keeping> keeping(Secret key) {
            return new Reply.Unclear<>(Doubt.UNREADABLE);
        }

        @Override
        public Reply<OptionalInt> remaining(Secret key) {
            return new Reply.Unclear<>(Doubt.UNREADABLE);
        }
    }

    private static Secret key(int number) {
        return Secret.ofText("key-" + number);
    }

    private static AuthorizationId id(int number) {
        return new AuthorizationId("00000000-0000-4000-8000-00000000000" + number);
    }

    private static Reply<Reading.Matched> whole(int number) {
        return new Reply.Answered<>(new Reading.Matched(Set.of(id(number)), Set.of()));
    }

    private List<String> callsSince(int mark) {
        return vendor.calls.subList(mark, vendor.calls.size());
    }

    @Test
    void one_list_answers_for_every_key_that_it_shows_whole() {
        assertThat(roster.matching(key(1))).isEqualTo(whole(1));
        int mark = vendor.calls.size();

        assertThat(roster.matching(key(2))).isEqualTo(whole(2));
        assertThat(roster.account(key(3))).isEqualTo(OURS);
        assertThat(roster.list(key(3))).isEqualTo(roster.list(key(1)));
        assertThat(vendor.calls.subList(0, mark)).containsExactly("account 1", "list 1");
        assertThat(callsSince(mark)).isEmpty();
    }

    @Test
    void no_token_of_the_list_is_kept() {
        roster.list(key(1));

        assertThat(vendor.handedOut).hasSize(3).allMatch(Secret::isWiped);
    }

    @Test
    void a_dead_key_is_refused_each_time_by_the_issuer_itself() {
        roster.list(key(1));
        int mark = vendor.calls.size();

        assertThat(roster.account(key(9))).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(roster.account(key(9))).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(roster.matching(key(9))).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(callsSince(mark)).containsExactly("account 9", "account 9", "account 9");
    }

    @Test
    void a_key_of_another_account_lists_for_nobody_else() {
        vendor.elsewhere.add(1);

        assertThat(roster.list(key(1))).isInstanceOf(Reply.Answered.class);
        assertThat(roster.matching(key(2))).isEqualTo(whole(2));
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "account 2", "list 2");
    }

    @Test
    void of_a_key_that_expires_the_issuer_is_asked_whether_it_lives() {
        vendor.expiring.add(2);
        roster.list(key(1));
        int mark = vendor.calls.size();

        assertThat(roster.account(key(2))).isEqualTo(OURS);
        assertThat(roster.matching(key(2))).isEqualTo(whole(2));
        assertThat(callsSince(mark)).containsExactly("account 2");
    }

    @Test
    void a_living_key_that_the_list_does_not_have_is_a_reason_to_list_anew() {
        roster.list(key(1));
        vendor.listed.add(4);
        int mark = vendor.calls.size();

        assertThat(roster.matching(key(4))).isEqualTo(whole(4));
        assertThat(callsSince(mark)).containsExactly("account 4", "list 4");
    }

    @Test
    void after_five_minutes_the_list_is_taken_anew() {
        roster.list(key(1));
        clock.sleep(Duration.ofMinutes(5));
        vendor.listed.remove(2);

        assertThat(roster.account(key(2))).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(roster.matching(key(1))).isEqualTo(whole(1));
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "account 2", "account 1", "list 1");
    }

    @Test
    void where_only_the_ends_of_tokens_are_shown_each_authorization_is_asked_for_once() {
        vendor.shows = Shows.ENDS;

        for (int number : new int[] {1, 2}) {
            assertThat(roster.matching(key(number)))
                    .isEqualTo(new Reply.Answered<>(new Reading.Matched(Set.of(), Set.of(id(number)))));
        }
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "info 1", "info 2", "info 3", "account 2");
    }

    @Test
    void where_tokens_are_hidden_a_key_that_nobody_can_name_may_be_listed() {
        vendor.shows = Shows.NOTHING;

        for (int number : new int[] {1, 2}) {
            assertThat(roster.matching(key(number)))
                    .isEqualTo(new Reply.Answered<>(new Reading.Matched(Set.of(), Set.of())));
        }
        assertThat(vendor.calls).filteredOn(call -> call.startsWith("list")).hasSize(1);
    }

    @Test
    void a_limit_is_waited_for_and_what_was_answered_is_not_asked_again() {
        vendor.shows = Shows.ENDS;
        vendor.limited = 1;
        assertThat(roster.matching(key(1))).isInstanceOf(Reply.Answered.class);

        assertThat(vendor.calls).containsExactly("account 1", "list 1", "list 1", "info 1", "info 2", "info 3");
        assertThat(clock.elapsed()).isGreaterThan(Duration.ofSeconds(40));
    }

    @Test
    void a_limit_that_does_not_end_is_told() {
        vendor.limited = Integer.MAX_VALUE;

        assertThat(roster.list(key(1))).isEqualTo(new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(40)));
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "list 1", "list 1", "list 1");
    }
}
