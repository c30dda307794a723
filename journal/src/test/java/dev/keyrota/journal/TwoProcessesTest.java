package dev.keyrota.journal;

import static dev.keyrota.journal.JournalContract.CI;
import static dev.keyrota.journal.JournalContract.CLEARED;
import static dev.keyrota.journal.JournalContract.ENTERED;
import static dev.keyrota.journal.JournalContract.KRIS;
import static dev.keyrota.journal.JournalContract.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes on one journal, ended as a crash or the operating system ends them. */
@Timeout(120)
class TwoProcessesTest {
    @TempDir
    private Path home;

    private Path folder = Path.of("journal");

    @BeforeEach
    void names() {
        folder = home.resolve("journal");
    }

    private Journal open() {
        return SqliteJournal.open(folder, InstantSource.system());
    }

    @Test
    void one_of_two_processes_gets_the_lease_and_the_other_learns_who() {
        try (Child first = Child.on(folder);
                Child second = Child.on(folder);
                Journal journal = open()) {
            assertThat(first.ask("lease heroku")).isEqualTo("epoch 1");
            assertThat(second.ask("lease heroku")).isEqualTo("held by " + new Holder("child", "laptop", first.pid()));
            assertThat(second.ask("lease other")).isEqualTo("epoch 1");
            LeaseHeldException held =
                    catchThrowableOfType(LeaseHeldException.class, () -> journal.lease("other", KRIS));
            assertThat(held.holder()).isEqualTo(new Holder("child", "laptop", second.pid()));
        }
    }

    @Test
    void kill_9_frees_the_lease_and_the_epoch_goes_on() {
        try (Child first = Child.on(folder);
                Journal journal = open()) {
            assertThat(first.ask("lease heroku")).isEqualTo("epoch 1");
            assertThatThrownBy(() -> journal.lease("heroku", KRIS)).isInstanceOf(LeaseHeldException.class);
            first.kill();
            Lease lease = journal.lease("heroku", KRIS);
            assertThat(lease.epoch()).isEqualTo(2);
            lease.append(RUN, CLEARED);
        }
    }

    @Test
    void what_a_dead_holder_left_behind_is_never_taken_for_the_holder() {
        try (Child dead = Child.on(folder);
                Child silent = Child.on(folder);
                Journal journal = open()) {
            dead.ask("lease heroku");
            dead.kill();
            assertThat(folder.resolve("leases/heroku.lock.holder")).isNotEmptyFile();
            assertThat(silent.ask("lock " + folder.resolve("leases/heroku.lock")))
                    .isEqualTo("locked");
            LeaseHeldException held =
                    catchThrowableOfType(LeaseHeldException.class, () -> journal.lease("heroku", KRIS));
            assertThat(held.holder()).isNull();
            assertThat(held).hasMessageContaining("another process that has only just begun");
        }
    }

    /** Ten times, so that the processes die at different moments of a commit. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 40, 100, 250, 700})
    void kill_9_while_appending_loses_nothing_that_was_returned(int after) {
        List<String> said = new ArrayList<>();
        try (Child child = Child.on(folder)) {
            child.ask("lease heroku");
            child.tell("append 1000000");
            for (int i = 0; i < after; i++) {
                said.add(child.line());
            }
            child.kill();
            said.addAll(child.rest());
        }
        try (Journal journal = open()) {
            List<Fact> facts = journal.facts();
            assertThat(facts.size()).isGreaterThanOrEqualTo(said.size() - 1);
            assertThat(said.size()).isGreaterThanOrEqualTo(after);
            assertThat(journal.verify().ok()).isTrue();
            assertThat(journal.facts(RUN)).isEqualTo(facts);
            try (Lease lease = journal.lease("heroku", KRIS)) {
                assertThat(lease.append(RUN, CLEARED).seq()).isEqualTo(facts.size() + 1);
            }
        }
    }

    @Test
    void processes_on_different_accounts_write_to_one_file_at_once() {
        List<Child> children = new ArrayList<>();
        try (Journal journal = open()) {
            for (int i = 0; i < 3; i++) {
                Child child = Child.on(folder);
                children.add(child);
                child.ask("lease account-" + i);
            }
            children.forEach(child -> child.tell("append 200"));
            List<CompletableFuture<Void>> done = children.stream()
                    .map(child -> CompletableFuture.runAsync(() -> {
                        for (int i = 0; i < 200; i++) {
                            assertThat(child.line()).isNotEmpty();
                        }
                    }))
                    .toList();
            done.forEach(CompletableFuture::join);
            assertThat(journal.facts()).hasSize(600);
            assertThat(journal.verify().ok()).isTrue();
        } finally {
            children.forEach(Child::close);
        }
    }

    /** The lock is the wall; the epoch is what stands when somebody has deleted the lock's file. */
    @Test
    void a_process_whose_lock_was_deleted_can_do_nothing_once_another_has_the_lease() throws IOException {
        try (Child other = Child.on(folder);
                Journal journal = open()) {
            Lease lease = journal.lease("heroku", KRIS);
            lease.append(RUN, ENTERED);
            Files.delete(folder.resolve("leases/heroku.lock"));
            assertThat(other.ask("lease heroku")).isEqualTo("epoch 2");
            assertThatThrownBy(lease::check).isInstanceOf(LeaseLostException.class);
            assertThatThrownBy(() -> lease.append(RUN, CLEARED)).isInstanceOf(LeaseLostException.class);
            assertThat(other.ask("append 1")).isEqualTo("2");
            assertThat(journal.facts()).hasSize(2);
            lease.close();
            assertThatThrownBy(() -> journal.lease("heroku", CI)).isInstanceOf(LeaseHeldException.class);
        }
    }
}
