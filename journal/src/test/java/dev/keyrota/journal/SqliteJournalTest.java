package dev.keyrota.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends ChainedJournalContract {
    private final List<Journal> open = new ArrayList<>();

    @TempDir
    private Path home;

    @Override
    Journal open() {
        return another();
    }

    @Override
    Journal another() {
        Journal journal =
                SqliteJournal.open(home.resolve("journal"), new SteppingClock(), ChainedJournalContract::leaks);
        open.add(journal);
        return journal;
    }

    @AfterEach
    void closesAll() {
        open.forEach(Journal::close);
    }
}
