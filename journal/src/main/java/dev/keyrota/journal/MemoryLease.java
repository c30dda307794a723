package dev.keyrota.journal;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import java.time.Instant;

/** A lease that ends with its {@link MemoryJournal}, which stands for a process. */
record MemoryLease(
        Memory memory, MemoryJournal process, String account, long epoch, Holder holder, String actor, Instant since)
        implements Lease {
    MemoryLease in(Memory other, MemoryJournal copy) {
        return new MemoryLease(other, copy, account, epoch, holder, actor, since);
    }

    @Override
    public Fact append(RunId run, Event event) {
        return memory.append(this, run, event);
    }

    @Override
    public void check() {
        memory.mustBeHeld(this);
    }

    @Override
    public void close() {
        memory.free(this);
    }
}
