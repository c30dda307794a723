package dev.keyrota.journal;

import dev.keyrota.protocol.RunId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The main of a process that opens a journal cold and says, in microseconds, what each step took. */
public final class StartUpCost {
    private final List<String> steps = new ArrayList<>();

    private StartUpCost() {}

    /** The arguments: the journal's folder, and a run that is in it. */
    public static void main(String[] arguments) {
        StartUpCost cost = new StartUpCost();
        long start = System.nanoTime();
        try (Journal journal = SqliteJournal.open(Path.of(arguments[0]), InstantSource.system())) {
            start = cost.step("open", start);
            int size = journal.facts(new RunId(arguments[1])).size();
            start = cost.step("read a run of " + size, start);
            Lease lease = journal.lease("heroku", new Holder("kris", "laptop", 1));
            start = cost.step("lease", start);
            lease.append(JournalContract.RUN, JournalContract.CLEARED);
            start = cost.step("first append", start);
            for (int i = 0; i < 20; i++) {
                lease.append(JournalContract.RUN, JournalContract.CLEARED);
            }
            start = cost.step("20 appends", start);
            long entries = journal.verify().entries();
            start = cost.step("verify " + entries, start);
        }
        cost.step("close", start);
        System.out.println(String.join(", ", cost.steps));
    }

    private long step(String name, long start) {
        long now = System.nanoTime();
        steps.add(name + " " + (now - start) / 1000);
        return System.nanoTime();
    }
}
