package dev.keyrota.journal;

class MemoryJournalTest extends ChainedJournalContract {
    private final MemoryJournal memory = MemoryJournal.chained(new SteppingClock(), ChainedJournalContract::leaks);

    @Override
    Journal open() {
        return memory;
    }

    @Override
    Journal another() {
        return memory.process();
    }
}
