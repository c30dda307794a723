package dev.keyrota.journal;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A journal in a folder of one machine: SQLite with a write-ahead log, every commit forced to the disk, and a file lock for each account.
 * Many processes may have it open at once; each writes through one thread, which puts what is waiting into one commit.
 *
 * <p>The folder must be on a local disk: neither the write-ahead log nor file locks can be trusted on a network's. Only this user can
 * enter the folder (mode 0700) and read its files (0600).
 */
public final class SqliteJournal implements Journal {
    private static final String FILE = "journal.db";
    private static final String LEASES = "leases";
    private static final Set<String> OURS =
            Set.of(FILE, FILE + "-wal", FILE + "-shm", FILE + "-journal", LEASES, NativeLibrary.FOLDER);

    private final Path folder;
    private final InstantSource clock;
    private final Predicate<byte[]> leaks;
    private final Database database;
    private final Set<SqliteLease> leases = ConcurrentHashMap.newKeySet();

    private SqliteJournal(Path folder, InstantSource clock, Predicate<byte[]> leaks, Database database) {
        this.folder = folder;
        this.clock = clock;
        this.leaks = leaks;
        this.database = database;
    }

    /** Opens a journal in a process that never holds a secret; otherwise as {@link #open(Path, InstantSource, Predicate)}. */
    public static SqliteJournal open(Path folder, InstantSource clock) {
        return open(folder, clock, _ -> false);
    }

    /**
     * Opens a journal, and makes one where there is none. Facts are checked when they are read, the last ones and the file's structure
     * before each lease.
     *
     * @param folder the journal's own folder; one that others can enter is closed to them if it holds nothing else
     * @param clock says when a fact was written
     * @param leaks whether a line's bytes (JSON in UTF-8) hold a secret that is in custody, in any form; asked before each append, by
     *     the thread that appends
     * @throws JournalException if the folder cannot be written or others can change it, or the file is something else or a newer
     *     Keyrota's; says what a person can do
     */
    public static SqliteJournal open(Path folder, InstantSource clock, Predicate<byte[]> leaks) {
        return open(folder, clock, leaks, Connector::durable);
    }

    static SqliteJournal open(Path folder, InstantSource clock, Predicate<byte[]> leaks, Connector connector) {
        Path absolute = folder.toAbsolutePath();
        Path file = absolute.resolve(FILE);
        PrivateFolder.make(absolute, OURS::contains);
        PrivateFolder.makeFile(file);
        NativeLibrary.settle(absolute);
        return new SqliteJournal(absolute, clock, leaks, Database.open(file, connector));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Nothing is done with a damaged journal: the last facts and the file's structure are checked first, so that no fact of a run can
     * be missing from what {@link #facts(RunId)} returns under this lease.
     *
     * @throws DamagedJournalException if they are damaged
     */
    @Override
    public Lease lease(String account, Holder holder) {
        AccountLock lock = AccountLock.take(folder.resolve(LEASES), account, new Tenant(holder, clock.instant()));
        try {
            mustBeInOrder();
            head();
            long epoch = database.write(transaction -> transaction.raise(account));
            SqliteLease lease = new SqliteLease(this, account, epoch, holder.actor(), lock);
            leases.add(lease);
            return lease;
        } catch (JournalException e) {
            lock.close();
            throw e;
        }
    }

    /** The account's highest epoch. */
    long epoch(String account) {
        return database.read(queries -> queries.epoch(account));
    }

    /** A lease was closed. */
    void ended(SqliteLease lease) {
        leases.remove(lease);
    }

    @Override
    public Fact note(Holder holder, Event event) {
        return append(Draft.of(0, now(), null, holder.actor(), event), null);
    }

    Fact append(SqliteLease lease, RunId run, Event event) {
        return append(Draft.of(lease.epoch(), now(), run, lease.actor(), event), lease);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Fact append(Draft draft, @Nullable SqliteLease lease) {
        draft.mustNotLeak(leaks);
        return database.write(transaction -> {
            if (lease != null) {
                lease.mustBe(transaction.epoch(lease.account()));
            }
            return transaction.append(draft, database.place());
        });
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Chain chain = new Chain(database.place());
        each(row -> facts.add(chain.next(row)));
        return List.copyOf(facts);
    }

    @Override
    public List<Fact> facts(RunId run) {
        return typed(database.read(queries -> queries.of(run)));
    }

    @Override
    public List<Fact> facts(Class<? extends Event> kind) {
        return typed(database.read(queries -> queries.named(EventNames.within(kind))));
    }

    private List<Fact> typed(List<Row> rows) {
        return rows.stream().map(row -> row.fact(database.place())).toList();
    }

    @Override
    public @Nullable Fact head() {
        List<Row> last = database.read(queries -> queries.last(2));
        if (last.isEmpty()) {
            return null;
        }
        boolean alone = last.size() == 1;
        Chain chain = alone ? new Chain(database.place()) : Chain.after(last.getLast(), database.place());
        return chain.next(last.getFirst());
    }

    @Override
    public Verification verify(Consumer<CanonicalLine> lines) {
        Chain chain = new Chain(database.place());
        try {
            each(row -> {
                chain.pass(row);
                lines.accept(row.line());
            });
            mustBeInOrder();
            return chain.found();
        } catch (DamagedJournalException e) {
            return chain.found(e);
        }
    }

    private void each(Consumer<Row> use) {
        database.read(queries -> {
            queries.all(use);
            return use;
        });
    }

    private void mustBeInOrder() {
        String found = database.read(Queries::integrity);
        if (!found.equals("ok")) {
            throw new DamagedJournalException(database.place(), 0, "SQLite finds: " + found, null);
        }
    }

    /** Ends the leases that were taken here, finishes what is being written, and closes the file. */
    @Override
    public void close() {
        try {
            leases.forEach(SqliteLease::close);
        } finally {
            database.close();
        }
    }
}
