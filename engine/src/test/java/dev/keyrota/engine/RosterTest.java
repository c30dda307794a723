package dev.keyrota.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Fingerprints;
import dev.keyrota.connectors.Secret;
import dev.keyrota.engine.ListingVendor.Shows;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final Reply<Account> OURS = new Reply.Answered<>(new Account("1", ListingVendor.OWNER));

    private final Clock clock = new Clock();
    private final ListingVendor vendor = new ListingVendor();
    private final Roster roster = new Roster(
            new Engine(
                    clock, SideBySide.inTurn(), new Fingerprints(Secret.of(new byte[32])), () -> "", Onlooker.none()),
            vendor,
            ListingVendor.OWNER);

    /** Time that passes by being asked for, a millisecond each, and by being slept through. */
    private static final class Clock implements Time {
        private Duration elapsed = Duration.ZERO;
        private Duration suspended = Duration.ZERO;
        private boolean interrupts;

        @Override
        public synchronized Instant wall() {
            return Instant.EPOCH.plus(elapsed).plus(suspended);
        }

        @Override
        public synchronized Duration elapsed() {
            elapsed = elapsed.plusMillis(1);
            return elapsed;
        }

        @Override
        public synchronized void sleep(Duration duration) throws InterruptedException {
            if (interrupts) {
                throw new InterruptedException();
            }
            elapsed = elapsed.plus(duration);
        }
    }

    private static Secret key(int number) {
        return ListingVendor.key(number);
    }

    private static Reply<Reading.Matched> whole(int number) {
        return new Reply.Answered<>(new Reading.Matched(Set.of(ListingVendor.id(number)), Set.of()));
    }

    private static Reply<Reading.Matched> masked(int number) {
        return new Reply.Answered<>(new Reading.Matched(Set.of(), Set.of(ListingVendor.id(number))));
    }

    private static Reply<Reading.Matched> nobodys() {
        return new Reply.Answered<>(new Reading.Matched(Set.of(), Set.of()));
    }

    // --- one list for all

    @Test
    void one_list_answers_for_every_key_that_it_shows_whole() {
        assertThat(roster.matching(key(1))).isEqualTo(whole(1));
        assertThat(roster.matching(key(2))).isEqualTo(whole(2));
        assertThat(roster.account(key(3))).isEqualTo(OURS);
        assertThat(roster.list(key(3))).isEqualTo(roster.list(key(1)));
        assertThat(vendor.calls).containsExactly("account 1", "list 1");
    }

    @Test
    void no_token_of_the_list_is_kept() {
        roster.list(key(1));

        assertThat(vendor.handedOut).hasSize(3).allMatch(Secret::isWiped);
    }

    @Test
    void a_key_of_another_account_lists_for_nobody_else() {
        vendor.elsewhere.add(1);

        assertThat(roster.list(key(1))).isInstanceOf(Reply.Answered.class);
        assertThat(roster.matching(key(2))).isEqualTo(whole(2));
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "account 2", "list 2");
    }

    @Test
    void a_living_key_that_the_list_does_not_have_is_a_reason_to_list_anew() {
        roster.list(key(1));
        vendor.listed.add(4);

        assertThat(roster.matching(key(4))).isEqualTo(whole(4));
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "account 4", "list 4");
    }

    @Test
    void what_was_looked_for_in_vain_is_not_looked_for_again() {
        roster.list(key(1));
        vendor.unlisted.add(4);

        assertThat(roster.matching(key(4))).isEqualTo(nobodys());
        assertThat(roster.list(key(4))).isInstanceOf(Reply.Answered.class);
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "account 4", "list 4");
    }

    // --- who lives

    @Test
    void a_dead_key_is_refused_each_time_by_the_issuer_itself() {
        roster.list(key(1));
        Reply<?> dead = new Reply.Refused<>(Refusal.UNAUTHENTICATED);

        assertThat(roster.account(key(9))).isEqualTo(dead);
        assertThat(roster.account(key(9))).isEqualTo(dead);
        assertThat(roster.matching(key(9))).isEqualTo(dead);
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "account 9", "account 9", "account 9");
    }

    @Test
    void of_a_key_that_expires_the_issuer_is_asked() {
        vendor.expiring.add(2);
        roster.list(key(1));

        assertThat(roster.account(key(2))).isEqualTo(OURS);
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "account 2");
    }

    @Test
    void so_it_is_of_a_key_that_may_not_ask_whom_it_authenticates() {
        vendor.narrow.add(2);
        roster.list(key(1));

        assertThat(roster.account(key(2))).isEqualTo(OURS);
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "account 2");
    }

    @Test
    void after_five_minutes_the_list_says_of_no_key_that_it_lives_and_still_whose_it_is() {
        roster.list(key(1));
        clock.elapsed = clock.elapsed.plus(Duration.ofMinutes(5));
        vendor.listed.remove(2);

        assertThat(roster.account(key(2))).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(roster.matching(key(1))).isEqualTo(whole(1));
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "account 2", "account 1");
    }

    @Test
    void nor_after_the_machine_slept() {
        roster.list(key(1));
        clock.suspended = Duration.ofHours(8);

        assertThat(roster.account(key(2))).isEqualTo(OURS);
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "account 2");
    }

    @Test
    void that_a_key_lives_is_believed_for_ten_seconds() {
        roster.account(key(1));
        roster.account(key(1));
        clock.elapsed = clock.elapsed.plus(Duration.ofSeconds(10));
        roster.account(key(1));

        assertThat(vendor.calls).containsExactly("account 1", "account 1");
    }

    // --- tokens that are not shown whole

    @Test
    void for_a_key_that_is_listed_whole_and_for_the_list_nothing_else_is_asked() {
        vendor.hidden.add(3);

        assertThat(roster.list(key(1))).isInstanceOf(Reply.Answered.class);
        assertThat(roster.matching(key(2))).isEqualTo(whole(2));
        assertThat(vendor.calls).containsExactly("account 1", "list 1");
    }

    @Test
    void what_the_list_does_not_show_whole_is_asked_for_once_and_wiped() {
        vendor.inList = Shows.NOTHING;

        assertThat(roster.matching(key(2))).isEqualTo(whole(2));
        assertThat(roster.matching(key(3))).isEqualTo(whole(3));
        assertThat(vendor.calls).containsExactly("account 2", "list 2", "info 1", "info 2", "info 3", "account 3");
        assertThat(vendor.handedOut).hasSize(3).allMatch(Secret::isWiped);
    }

    @Test
    void an_end_that_the_list_shows_counts_where_nothing_more_is_shown() {
        vendor.inList = Shows.ENDS;
        vendor.alone = Shows.NOTHING;

        assertThat(roster.matching(key(1))).isEqualTo(masked(1));
        assertThat(roster.matching(key(2))).isEqualTo(masked(2));
        assertThat(vendor.calls).filteredOn(call -> call.startsWith("list")).hasSize(1);
    }

    @Test
    void where_all_is_hidden_no_key_is_a_reason_to_list_anew() {
        vendor.inList = Shows.NOTHING;
        vendor.alone = Shows.NOTHING;

        assertThat(roster.matching(key(1))).isEqualTo(nobodys());
        assertThat(roster.matching(key(2))).isEqualTo(nobodys());
        assertThat(vendor.calls).filteredOn(call -> call.startsWith("list")).hasSize(1);
    }

    @Test
    void what_was_answered_is_not_asked_again_where_the_rest_failed() {
        vendor.inList = Shows.NOTHING;
        vendor.broken.add(2);

        assertThat(roster.matching(key(3))).isEqualTo(new Reply.Unclear<>(Doubt.SERVER_ERROR));
        assertThat(roster.matching(key(3))).isEqualTo(whole(3));
        assertThat(vendor.calls).containsExactly("account 3", "list 3", "info 1", "info 2", "info 2", "info 3");
    }

    // --- in vain

    @Test
    void a_refusal_of_one_key_is_none_of_another() throws Exception {
        vendor.forbidden.add(1);
        vendor.gate = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply<Reading.Listed>> first = threads.submit(() -> roster.list(key(1)));
            vendor.entered.await();
            Future<Reply<Reading.Matched>> second = threads.submit(() -> roster.matching(key(2)));
            vendor.gate.countDown();

            assertThat(first.get()).isEqualTo(new Reply.Refused<>(Refusal.FORBIDDEN));
            assertThat(second.get()).isEqualTo(whole(2));
        }
    }

    @Test
    void a_limit_is_waited_for() {
        vendor.inList = Shows.NOTHING;
        vendor.limited = 2;
        Duration before = clock.elapsed();

        assertThat(roster.matching(key(1))).isEqualTo(whole(1));
        assertThat(vendor.calls)
                .containsExactly("account 1", "list 1", "list 1", "list 1", "info 1", "info 2", "info 3");
        assertThat(clock.elapsed().minus(before)).isGreaterThan(Duration.ofSeconds(80));
    }

    @Test
    void a_limit_that_does_not_end_is_told_to_all_for_a_while() {
        vendor.limited = Integer.MAX_VALUE;
        Reply<?> limited = new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(40));

        assertThat(roster.list(key(1))).isEqualTo(limited);
        assertThat(roster.list(key(2))).isEqualTo(limited);
        assertThat(vendor.calls).containsExactly("account 1", "list 1", "list 1", "list 1", "list 1", "account 2");
        clock.elapsed = clock.elapsed.plus(Duration.ofMinutes(5));
        vendor.limited = 0;
        assertThat(roster.list(key(2))).isInstanceOf(Reply.Answered.class);
    }

    @Test
    void whoever_is_asked_to_end_waits_no_longer() {
        vendor.limited = Integer.MAX_VALUE;
        clock.interrupts = true;

        assertThat(roster.list(key(1))).isInstanceOf(Reply.Refused.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(vendor.calls).containsExactly("account 1", "list 1");
    }
}
