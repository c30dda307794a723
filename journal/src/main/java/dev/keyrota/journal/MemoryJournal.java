package dev.keyrota.journal;

import dev.keyrota.journal.JournalException.Reason;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A journal in memory, as one process sees it: for tests, and for exploring faults, where hundreds of thousands are opened. The rules are
 * those of every journal: among all processes one lease for each account, an epoch that rises, leases that end with their process.
 *
 * <p>{@link #process} is one more process on the same journal; {@link #close} is the end of this one, however it came about; {@link #copy}
 * is the disk as it is now, in a machine where no process runs yet.
 */
public final class MemoryJournal implements Journal {
    private final Memory memory;
    private volatile boolean closed;

    private MemoryJournal(Memory memory) {
        this.memory = memory;
    }

    /** An empty journal without a chain: {@link Fact#prev} is empty and no line is written, which is most of what an append costs. */
    public static MemoryJournal unchained(InstantSource clock) {
        return new MemoryJournal(new Memory(clock, null));
    }

    /**
     * An empty journal whose facts are written as lines and chained, as on a disk.
     *
     * @param leaks as for {@link SqliteJournal#open(java.nio.file.Path, InstantSource, Predicate)}
     */
    public static MemoryJournal chained(InstantSource clock, Predicate<byte[]> leaks) {
        return new MemoryJournal(new Memory(clock, leaks));
    }

    /** Another process on the same journal, with leases of its own. */
    public MemoryJournal process() {
        return new MemoryJournal(memory);
    }

    /** Another journal with the same facts and epochs, on which nobody holds a lease. */
    public MemoryJournal copy() {
        return copy(memory.clock());
    }

    /** Another journal with the same facts and epochs, on which nobody holds a lease, and whose time is this from now on. */
    public MemoryJournal copy(InstantSource time) {
        return new MemoryJournal(memory.copy(time));
    }

    /**
     * A lease of this process with the holder and the epoch of one in the journal that this is a copy of: where a process is copied too.
     *
     * @throws LeaseHeldException if somebody holds the account here
     */
    public Lease holding(Lease copied) {
        if (!(copied instanceof MemoryLease lease)) {
            throw new IllegalArgumentException("not a lease of a journal in memory");
        }
        return open().holding(this, lease);
    }

    @Override
    public Lease lease(String account, Holder holder) {
        return open().lease(this, account, holder);
    }

    @Override
    public Fact note(Holder holder, Event event) {
        return open().append(0, null, holder.actor(), event);
    }

    @Override
    public List<Fact> facts() {
        return open().facts(_ -> true);
    }

    @Override
    public List<Fact> facts(RunId run) {
        return open().facts(fact -> run.equals(fact.run()));
    }

    @Override
    public List<Fact> facts(Class<? extends Event> kind) {
        return open().facts(fact -> kind.isInstance(fact.event()));
    }

    @Override
    public @Nullable Fact head() {
        return open().head();
    }

    /** As every journal's; of a journal without a chain it only counts the facts, and its head is empty. */
    @Override
    public Verification verify(Consumer<CanonicalLine> lines) {
        return open().verify(lines);
    }

    private Memory open() {
        if (closed) {
            throw new JournalException(Reason.CLOSED, "This process of the journal has ended.", "Start another.", null);
        }
        return memory;
    }

    /** Ends this process: its leases are free, and nothing more can be done with it. */
    @Override
    public void close() {
        closed = true;
        memory.end(this);
    }
}
