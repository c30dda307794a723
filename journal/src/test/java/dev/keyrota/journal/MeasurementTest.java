package dev.keyrota.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what the journals cost, and fails only if they lose something:
 * {@code ./mvnw -pl journal -am test -Dtest=MeasurementTest -Dsurefire.failIfNoSpecifiedTests=false},
 * and with {@code -Ddeep=true} larger journals and more runs.
 */
@Timeout(300)
class MeasurementTest {
    private static final int THREADS = 256;
    private static final int APPENDS = 20_000;
    private static final boolean DEEP = Boolean.getBoolean("deep");

    @TempDir
    private Path folder;

    @Test
    void durable_appends_in_a_second() {
        try (Journal journal = SqliteJournal.open(folder, InstantSource.system());
                Lease lease = journal.lease("heroku", JournalContract.KRIS)) {
            appendByMany(lease, APPENDS / 4);
            long start = System.nanoTime();
            for (int i = 0; i < 500; i++) {
                lease.append(JournalContract.RUN, JournalContract.CLEARED);
            }
            double alone = 500 / seconds(start);
            start = System.nanoTime();
            appendByMany(lease, APPENDS);
            double together = APPENDS / seconds(start);
            System.out.printf(
                    "journal: %,.0f durable appends/s by one thread, %,.0f by %d threads%n", alone, together, THREADS);
            assertThat(journal.verify().entries()).isEqualTo(APPENDS / 4 + 500 + APPENDS);
        }
    }

    private static void appendByMany(Lease lease, int count) {
        AtomicInteger left = new AtomicInteger(count);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < THREADS; i++) {
                threads.execute(() -> {
                    while (left.getAndDecrement() > 0) {
                        lease.append(JournalContract.RUN, JournalContract.CLEARED);
                    }
                });
            }
        }
    }

    @Test
    void a_cold_process() {
        RunId run = new RunId("000000000001");
        for (int facts : DEEP ? List.of(40, 2_000, 20_000) : List.of(40, 2_000)) {
            Path home = folder.resolve("of-" + facts);
            try (Journal journal = SqliteJournal.open(home, InstantSource.system());
                    Lease lease = journal.lease("heroku", JournalContract.KRIS)) {
                IntStream.range(0, facts)
                        .parallel()
                        .forEach(i -> lease.append(new RunId("%012x".formatted(1 + i / 40)), JournalContract.CLEARED));
            }
            for (int i = 0; i < (DEEP ? 5 : 1); i++) {
                try (Child child = Child.start(List.of(), StartUpCost.class, home.toString(), run.value())) {
                    String said = child.line();
                    System.out.printf("journal: cold, of %d facts, µs: %s%n", facts, said);
                    assertThat(said).contains("verify");
                }
            }
        }
    }

    @Test
    void a_rotation_in_memory() {
        int journals = 10_000;
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        List<Event> events = List.of(JournalContract.ENTERED, JournalContract.CLEARED);
        long start = System.nanoTime();
        long kept = 0;
        for (int i = 0; i < journals; i++) {
            Lease lease = MemoryJournal.unchained(clock).lease("heroku", JournalContract.KRIS);
            for (int j = 0; j < 40; j++) {
                kept = lease.append(JournalContract.RUN, events.get(j % 2)).seq();
            }
        }
        double micros = seconds(start) * 1e6 / journals;
        System.out.printf("journal: in memory, %.1f µs for a journal of %d facts%n", micros, kept);
        assertThat(kept).isEqualTo(40);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
