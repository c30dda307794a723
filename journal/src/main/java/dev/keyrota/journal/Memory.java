package dev.keyrota.journal;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What all processes on one {@link MemoryJournal} share. */
final class Memory {
    private final InstantSource clock;
    /** Null where facts are not written as lines. */
    private final @Nullable Predicate<byte[]> leaks;

    private final List<Fact> facts = new ArrayList<>();
    /** Of the last line. */
    private String hash = CanonicalLine.NOTHING_BEFORE;

    private final Map<String, Long> epochs = new HashMap<>();
    private final Map<String, MemoryLease> held = new HashMap<>();

    Memory(InstantSource clock, @Nullable Predicate<byte[]> leaks) {
        this.clock = clock;
        this.leaks = leaks;
    }

    InstantSource clock() {
        return clock;
    }

    synchronized Memory copy(InstantSource time) {
        Memory copy = new Memory(time, leaks);
        copy.facts.addAll(facts);
        copy.hash = hash;
        copy.epochs.putAll(epochs);
        return copy;
    }

    synchronized MemoryLease lease(MemoryJournal process, String account, Holder holder) {
        MemoryLease other = held.get(account);
        if (other != null) {
            throw new LeaseHeldException(account, other.holder(), other.since());
        }
        long epoch = epochs.merge(account, 1L, Long::sum);
        MemoryLease lease = new MemoryLease(this, process, account, epoch, holder, holder.actor(), clock.instant());
        held.put(account, lease);
        return lease;
    }

    synchronized MemoryLease holding(MemoryJournal process, MemoryLease copied) {
        MemoryLease other = held.get(copied.account());
        if (other != null) {
            throw new LeaseHeldException(copied.account(), other.holder(), other.since());
        }
        MemoryLease lease = copied.in(this, process);
        held.put(lease.account(), lease);
        return lease;
    }

    synchronized void mustBeHeld(MemoryLease lease) {
        if (!lease.equals(held.get(lease.account()))) {
            throw new LeaseLostException(lease.account(), lease.epoch());
        }
    }

    synchronized void free(MemoryLease lease) {
        held.remove(lease.account(), lease);
    }

    synchronized void end(MemoryJournal process) {
        held.values().removeIf(lease -> lease.process() == process);
    }

    synchronized Fact append(MemoryLease lease, RunId run, Event event) {
        mustBeHeld(lease);
        return append(lease.epoch(), run, lease.actor(), event);
    }

    synchronized Fact append(long epoch, @Nullable RunId run, String actor, Event event) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long seq = facts.size() + 1L;
        Fact fact = leaks == null
                ? new Fact(seq, epoch, at, run, actor, event, "")
                : chained(Draft.of(epoch, at, run, actor, event), seq, leaks);
        facts.add(fact);
        return fact;
    }

    private Fact chained(Draft draft, long seq, Predicate<byte[]> leaks) {
        draft.mustNotLeak(leaks);
        Fact fact = draft.fact(seq, hash);
        hash = draft.line(fact).hash();
        return fact;
    }

    synchronized List<Fact> facts(Predicate<Fact> wanted) {
        return facts.stream().filter(wanted).toList();
    }

    synchronized @Nullable Fact head() {
        return facts.isEmpty() ? null : facts.getLast();
    }

    synchronized Verification verify(Consumer<CanonicalLine> lines) {
        if (leaks == null) {
            return new Verification(facts.size(), "", null, null);
        }
        Chain chain = new Chain("the journal in memory");
        facts.forEach(fact -> {
            CanonicalLine line = CanonicalLine.of(fact);
            chain.next(Row.of(fact.seq(), line));
            lines.accept(line);
        });
        return chain.found();
    }
}
