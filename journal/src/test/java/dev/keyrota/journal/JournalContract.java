package dev.keyrota.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.StoreId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal promises. */
abstract class JournalContract {
    static final RunId RUN = new RunId("0123456789ab");
    static final RunId OTHER_RUN = new RunId("ba9876543210");
    static final Holder KRIS = new Holder("kris", "laptop", 4711);
    static final Holder CI = new Holder("ci", "runner", 12);
    static final Event ENTERED = new Event.Entered(1, "laptop", 4711);
    static final Event CLEARED = new Event.Cleared(new StoreId("vault"), null);
    static final Event ADOPTED = new Event.Adopted(
            "heroku-platform",
            "production",
            new AuthorizationId("00000000-0000-4000-8000-000000000001"),
            new Fingerprint("ab".repeat(32)),
            java.time.Instant.EPOCH,
            "kris");

    Journal journal = MemoryJournal.unchained(new SteppingClock());

    /** An empty journal, as one process has it open. */
    abstract Journal open();

    /** The same journal, as another process has it open. */
    abstract Journal another();

    @BeforeEach
    void opens() {
        journal = open();
    }

    @AfterEach
    void closes() {
        journal.close();
    }

    @Test
    void begins_empty() {
        assertThat(journal.facts()).isEmpty();
        assertThat(journal.facts(RUN)).isEmpty();
        assertThat(journal.head()).isNull();
        assertThat(journal.verify().ok()).isTrue();
        assertThat(journal.verify().entries()).isZero();
    }

    @Test
    void keeps_what_was_appended_typed_and_in_order() {
        Lease lease = journal.lease("heroku", KRIS);
        Fact first = lease.append(RUN, ENTERED);
        Fact second = lease.append(RUN, CLEARED);

        assertThat(journal.facts()).containsExactly(first, second);
        assertThat(journal.head()).isEqualTo(second);
        assertThat(first.seq()).isEqualTo(1);
        assertThat(second.seq()).isEqualTo(2);
        assertThat(second.event()).isEqualTo(CLEARED);
        assertThat(second.run()).isEqualTo(RUN);
        assertThat(second.actor()).isEqualTo("kris@laptop#4711");
        assertThat(second.at()).isAfter(first.at());
    }

    @Test
    void finds_the_facts_of_one_run_and_of_one_kind() {
        Lease lease = journal.lease("heroku", KRIS);
        Fact entered = lease.append(RUN, ENTERED);
        Fact other = lease.append(OTHER_RUN, CLEARED);
        Fact cleared = lease.append(RUN, CLEARED);
        Fact adopted = journal.note(KRIS, ADOPTED);

        assertThat(journal.facts(RUN)).containsExactly(entered, cleared);
        assertThat(journal.facts(OTHER_RUN)).containsExactly(other);
        assertThat(journal.facts(Event.Cleared.class)).containsExactly(other, cleared);
        assertThat(journal.facts(Event.Adopted.class)).containsExactly(adopted);
        assertThat(journal.facts(Event.Opened.class)).isEmpty();
        assertThat(journal.facts(Event.class)).containsExactly(entered, other, cleared, adopted);
    }

    @Test
    void a_note_belongs_to_no_run_and_needs_no_lease() {
        Fact note = journal.note(CI, ADOPTED);
        assertThat(note.run()).isNull();
        assertThat(note.epoch()).isZero();
        assertThat(note.actor()).isEqualTo("ci@runner#12");
        assertThat(journal.facts()).containsExactly(note);
    }

    @Test
    void refuses_a_second_lease_on_an_account_and_says_who_has_it() {
        journal.lease("heroku", KRIS);
        for (Journal process : List.of(journal, another())) {
            LeaseHeldException held = catchThrowableOfType(LeaseHeldException.class, () -> process.lease("heroku", CI));
            assertThat(held.account()).isEqualTo("heroku");
            assertThat(held.holder()).isEqualTo(KRIS);
            assertThat(held.since()).isEqualTo(SteppingClock.START);
            assertThat(held).hasMessageContaining("kris on laptop in process 4711, since 2026-11-22T09:00:00Z");
            assertThat(held.reason()).isEqualTo(JournalException.Reason.HELD);
        }
    }

    @Test
    void two_accounts_are_leased_side_by_side() {
        Lease one = journal.lease("heroku", KRIS);
        Lease two = another().lease("heroku/eu", CI);
        one.append(RUN, ENTERED);
        two.append(OTHER_RUN, ENTERED);
        one.append(RUN, CLEARED);
        assertThat(journal.facts()).extracting(Fact::seq).containsExactly(1L, 2L, 3L);
        assertThat(journal.verify().ok()).isTrue();
    }

    @Test
    void the_epoch_rises_with_each_lease_of_an_account() {
        try (Lease first = journal.lease("heroku", KRIS)) {
            assertThat(first.epoch()).isEqualTo(1);
            assertThat(first.append(RUN, ENTERED).epoch()).isEqualTo(1);
        }
        try (Lease second = another().lease("heroku", CI)) {
            assertThat(second.epoch()).isEqualTo(2);
        }
        assertThat(journal.lease("other", KRIS).epoch()).isEqualTo(1);
        assertThat(journal.lease("heroku", KRIS).epoch()).isEqualTo(3);
    }

    @Test
    void a_lease_that_was_closed_can_do_nothing() {
        Lease lease = journal.lease("heroku", KRIS);
        lease.check();
        lease.close();
        lease.close();
        assertThatThrownBy(lease::check).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> lease.append(RUN, CLEARED))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("heroku");
        assertThat(journal.facts()).isEmpty();
    }

    @Test
    void closing_an_old_lease_again_leaves_a_new_one_alone() {
        Lease old = journal.lease("heroku", KRIS);
        old.close();
        Lease lease = another().lease("heroku", CI);
        old.close();
        lease.append(RUN, CLEARED);
        assertThatThrownBy(() -> journal.lease("heroku", KRIS)).isInstanceOf(LeaseHeldException.class);
    }

    @Test
    void the_leases_of_a_process_end_with_it() {
        Journal process = another();
        Lease lease = process.lease("heroku", CI);
        process.close();
        process.close();
        assertThat(journal.lease("heroku", KRIS).epoch()).isEqualTo(2);
        assertThatThrownBy(() -> lease.append(RUN, CLEARED)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> process.note(CI, ADOPTED))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.reason()).isEqualTo(JournalException.Reason.CLOSED));
        assertThatThrownBy(process::facts).isInstanceOf(JournalException.class);
    }

    @Test
    void goes_on_after_the_facts_of_another_process() {
        Journal process = another();
        Lease mine = journal.lease("heroku", KRIS);
        Lease theirs = process.lease("other", CI);
        for (int i = 0; i < 4; i++) {
            mine.append(RUN, CLEARED);
            theirs.append(OTHER_RUN, CLEARED);
        }
        assertThat(journal.facts()).isEqualTo(process.facts()).hasSize(8);
        assertThat(journal.verify()).isEqualTo(process.verify());
        assertThat(journal.verify().ok()).isTrue();
    }

    @Test
    void many_threads_append_without_gaps() throws Exception {
        Lease lease = journal.lease("heroku", KRIS);
        List<Callable<List<Fact>>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writers.add(() -> LongStream.range(0, 25)
                    .mapToObj(_ -> lease.append(RUN, CLEARED))
                    .toList());
        }
        List<Fact> returned = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Fact>> facts : threads.invokeAll(writers)) {
                returned.addAll(facts.get());
            }
        }
        assertThat(journal.facts())
                .containsExactlyInAnyOrderElementsOf(returned)
                .hasSize(200);
        assertThat(journal.facts()).extracting(Fact::seq).isSorted().doesNotHaveDuplicates();
        assertThat(journal.verify().ok()).isTrue();
    }
}
