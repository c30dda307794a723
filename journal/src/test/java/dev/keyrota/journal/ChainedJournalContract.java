package dev.keyrota.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.protocol.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every journal promises that writes its facts as lines. */
abstract class ChainedJournalContract extends JournalContract {
    /** What the journals of these tests take for a secret. */
    static boolean leaks(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).contains("canary-token");
    }

    @Test
    void chains_each_fact_to_the_one_before() {
        Lease lease = journal.lease("heroku", KRIS);
        for (int i = 0; i < 5; i++) {
            lease.append(RUN, CLEARED);
        }
        String prev = CanonicalLine.NOTHING_BEFORE;
        for (Fact fact : journal.facts()) {
            assertThat(fact.prev()).isEqualTo(prev);
            prev = CanonicalLine.of(fact).hash();
        }
        assertThat(journal.verify()).isEqualTo(new Verification(5, prev, null, null));
    }

    @Test
    void refuses_a_fact_that_holds_a_secret_and_shows_nothing_of_it() {
        Lease lease = journal.lease("heroku", KRIS);
        Event leak = new Event.Entered(1, "canary-token", 4711);
        List<ThrowingCallable> appends = List.of(() -> lease.append(RUN, leak), () -> journal.note(KRIS, leak));
        for (ThrowingCallable append : appends) {
            assertThatThrownBy(append).isInstanceOfSatisfying(JournalException.class, e -> {
                assertThat(e.reason()).isEqualTo(JournalException.Reason.LEAK);
                assertThat(e).hasNoCause();
                assertThat(e.getMessage()).contains("secret.rotate.entered").doesNotContain("canary");
            });
        }
        assertThat(journal.facts()).isEmpty();
        assertThat(lease.append(RUN, CLEARED).seq()).isEqualTo(1);
    }
}
