package dev.keyrota.rehearsal;

import dev.keyrota.journal.Fact;
import dev.keyrota.journal.Lease;
import dev.keyrota.journal.MemoryJournal;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;

/** A lease of the production journal in memory, in whose appends faults may strike. */
final class SimulatedLease implements Lease {
    private final Lease lease;
    private final Simulation simulation;

    SimulatedLease(Lease lease, Simulation simulation) {
        this.lease = lease;
        this.simulation = simulation;
    }

    /** The same lease in a copy of the journal, struck in another simulation. */
    SimulatedLease fork(MemoryJournal copy, Simulation other) {
        return new SimulatedLease(copy.holding(lease), other);
    }

    @Override
    public String account() {
        return lease.account();
    }

    @Override
    public long epoch() {
        return lease.epoch();
    }

    @Override
    public Fact append(RunId run, Event event) {
        Fault fault =
                simulation.strike(new Point(Point.Kind.FACT, event.getClass().getSimpleName()));
        if (fault == null) {
            return lease.append(run, event);
        }
        switch (fault) {
            case CRASH_AFTER, FULL_AFTER -> lease.append(run, event);
            case CRASH_BEFORE, FULL_BEFORE -> {}
            default -> throw new IllegalArgumentException(fault + " is no fault of a journal");
        }
        // A full disk ends the process as a crash does: the engine does not go on without its journal.
        throw new Crash();
    }

    @Override
    public void check() {
        lease.check();
    }

    @Override
    public void close() {
        lease.close();
    }
}
