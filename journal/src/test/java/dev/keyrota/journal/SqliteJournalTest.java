package dev.keyrota.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends ChainedJournalContract {
    @TempDir
    private Path home;

    @Override
    Journal open() {
        return another();
    }

    @Override
    Journal another() {
        return SqliteJournal.open(home.resolve("journal"), new SteppingClock(), ChainedJournalContract::leaks);
    }
}
