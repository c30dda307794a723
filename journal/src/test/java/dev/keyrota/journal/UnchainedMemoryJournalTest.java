package dev.keyrota.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnchainedMemoryJournalTest extends JournalContract {
    private final MemoryJournal memory = MemoryJournal.unchained(new SteppingClock());

    @Override
    Journal open() {
        return memory;
    }

    @Override
    Journal another() {
        return memory.process();
    }

    @Test
    void a_fact_says_nothing_of_the_one_before() {
        Lease lease = memory.lease("heroku", KRIS);
        lease.append(RUN, ENTERED);
        assertThat(lease.append(RUN, CLEARED).prev()).isEmpty();
        assertThat(memory.verify()).isEqualTo(new Verification(2, "", null, null));
    }

    @Test
    void a_copy_is_the_disk_without_the_processes() {
        Lease lease = memory.lease("heroku", KRIS);
        lease.append(RUN, ENTERED);
        MemoryJournal copy = memory.copy();
        Lease next = copy.lease("heroku", CI);
        next.append(RUN, CLEARED);

        assertThat(next.epoch()).isEqualTo(2);
        assertThat(copy.facts()).hasSize(2);
        assertThat(memory.facts()).hasSize(1);
        lease.append(RUN, CLEARED);
        assertThatThrownBy(() -> memory.lease("heroku", CI)).isInstanceOf(LeaseHeldException.class);
    }
}
