package dev.keyrota.cli.workbench;

import dev.keyrota.cli.output.Screen;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.config.Addresses;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Footprint;
import dev.keyrota.connectors.Fingerprints;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.bootstrap.BootstrapSecrets;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.engine.Engine;
import dev.keyrota.engine.Ledger;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.engine.Reach;
import dev.keyrota.engine.Rotations;
import dev.keyrota.engine.Time;
import dev.keyrota.journal.Fact;
import dev.keyrota.journal.Holder;
import dev.keyrota.journal.Journal;
import dev.keyrota.journal.JournalException;
import dev.keyrota.journal.SqliteJournal;
import dev.keyrota.journal.log.AuditLog;
import dev.keyrota.journal.log.CheckpointSigner;
import dev.keyrota.journal.log.Signed;
import dev.keyrota.journal.log.SigningException;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Registration;
import dev.keyrota.protocol.RunId;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that a command works with, made of a configuration: for one command, and closed after it. */
public final class Workbench implements AutoCloseable {
    private static final int NONCE_BYTES = 32;
    private static final int RUN_ID_BYTES = 6;

    private final Surroundings surroundings;
    private final Configuration configuration;
    private final Home home;
    private final Custody custody;
    private final Entrance entrance;
    private final Http http;
    private final Time time;
    private final Vendors vendors;
    private final AtomicInteger calls = new AtomicInteger();
    private @Nullable Journal journal;
    private long known;
    private @Nullable Fingerprints fingerprints;

    /**
     * A workbench. Nothing is contacted and nothing is opened yet.
     *
     * @param home where the journal is
     * @param screen for warnings and, in detail, for each call
     */
    public Workbench(
            Surroundings surroundings, Configuration configuration, Home home, Custody custody, Screen screen) {
        this.surroundings = surroundings;
        this.configuration = configuration;
        this.home = home;
        this.custody = custody;
        Time machine = surroundings.time();
        http = new Http(
                configuration.timing().deadline(),
                call -> count(call, screen),
                () -> machine.elapsed().toNanos());
        time = configuration.control() == null
                ? machine
                : new WorldTime(machine, new WorldClock(http, configuration.control(), machine));
        entrance = new Entrance(custody, configuration.sandbox(), screen);
        Bootstrap bootstrap = new Bootstrap(new BootstrapSecrets(surroundings.environment()), entrance, screen);
        Tools tools = new Tools(
                configuration, http, bootstrap, custody, entrance, surroundings.chance(), time, ownRun(surroundings));
        vendors = new Vendors(tools, surroundings.environment());
    }

    private void count(CallObserver.Call call, Screen screen) {
        if (!call.name().startsWith("control.")) {
            calls.incrementAndGet();
            screen.detail(call.name() + " " + (call.status() == 0 ? "" : call.status() + " ") + call.outcome() + " "
                    + call.took().toMillis() + " ms");
        }
    }

    private static @Nullable Long ownRun(Surroundings surroundings) {
        String run = surroundings.variable("GITHUB_RUN_ID");
        return run.matches("[0-9]{1,18}") ? Long.valueOf(run) : null;
    }

    public Configuration configuration() {
        return configuration;
    }

    public Home home() {
        return home;
    }

    /** How many calls to vendors were made so far. */
    public int calls() {
        return calls.get();
    }

    /** This machine's time, or in a sandbox the world's. */
    public Time time() {
        return time;
    }

    public Vendors vendors() {
        return vendors;
    }

    /**
     * A secret that a person handed over: from now on no text may hold it.
     *
     * @throws dev.keyrota.cli.output.Trouble where it is of the other world, a real one in a sandbox: exit 2
     */
    public Secret guard(Secret secret) {
        return secret.hasKeyShape() ? entrance.login(secret, "what was handed over") : entrance.unmarked(secret);
    }

    /** The journal, opened, and made where there is none. */
    public Journal journal() {
        if (journal == null) {
            journal = SqliteJournal.open(home.journal(), time::wall, custody::holds);
            Fact head = journal.head();
            known = head == null ? 0 : head.seq();
        }
        return journal;
    }

    /** Signs a checkpoint of the journal as it is now. Warns where a log that is not new gets its first key. */
    public void checkpoint(Screen screen) {
        try {
            CheckpointSigner signer =
                    new CheckpointSigner(Home.signing(home.journal(), configuration.sandbox(), surroundings));
            Signed signed = signer.sign(() -> AuditLog.of(journal().facts()), surroundings.chance());
            screen.detail("audit log: checkpoint of " + signed.checkpoint().size() + " facts signed");
            FirstKey.tell(screen, signer, signed, known);
        } catch (SigningException | JournalException | Trouble refused) {
            // Readers of the journal never hold up a run, and never make one fail.
            screen.warn("audit log: no checkpoint was signed: " + refused.getMessage());
        }
    }

    /**
     * The run that this process has worked on and that is open; null if there is none. For after the end of the work: the journal is opened
     * once more.
     */
    public Ledger.@Nullable Rotation left() {
        if (journal == null) {
            return null;
        }
        try (Journal again = SqliteJournal.open(home.journal(), time::wall)) {
            return again.facts(Event.Entered.class).stream()
                    .filter(fact -> fact.seq() > known && isOurs(fact.event()))
                    .map(Fact::run)
                    .filter(Objects::nonNull)
                    .map(new Ledger(again)::rotation)
                    .filter(rotation -> !rotation.ended())
                    .reduce((_, last) -> last)
                    .orElse(null);
        }
    }

    private boolean isOurs(Event event) {
        return event instanceof Event.Entered(var _, var host, var pid)
                && host.equals(surroundings.host())
                && pid == surroundings.pid();
    }

    public Ledger ledger() {
        return new Ledger(journal());
    }

    /** This installation's fingerprints. */
    public Fingerprints fingerprints() {
        if (fingerprints == null) {
            fingerprints = new FingerprintKey(home.fingerprintKey())
                    .fingerprints(surroundings.chance(), journal().head() == null);
        }
        return fingerprints;
    }

    /** Who we are, for whoever meets our lease or our notes. */
    public Holder holder() {
        return new Holder(surroundings.user(), surroundings.host(), surroundings.pid());
    }

    /** All that a run of this charter can reach, by the addresses and logins of today's configuration. */
    public Reach reach(Charter charter) throws ConfigurationException {
        return vendors.reach(
                charter.vault().id(), Addresses.of(charter, configuration), () -> registered(charter.account()));
    }

    /** All of a credential's own that can be looked at, by the addresses and logins of today's configuration. */
    public Reach reach(Credential credential, Footprint footprint) {
        return vendors.reach(footprint.vault().id(), footprint.addresses(), () -> registered(credential.account()));
    }

    /** The sessions that were given keys of the account, and of credentials that are not configured any more. */
    private Reading.Registered registered(String account) {
        Set<String> elsewhere = configuration.credentials().stream()
                .filter(each -> !each.account().equals(account))
                .map(Credential::qualifiedName)
                .collect(Collectors.toUnmodifiableSet());
        List<Registration> sessions = ledger().registered().values().stream()
                .filter(each -> !elsewhere.contains(each.credential() + "@" + each.env()))
                .map(Event.Registered::registration)
                .toList();
        return new Reading.Registered(sessions, time.wall());
    }

    public Engine engine(Onlooker onlooker) {
        return new Engine(time, new VirtualThreads(), fingerprints(), () -> hex(NONCE_BYTES), onlooker);
    }

    public Rotations rotations(Onlooker onlooker) {
        return new Rotations(journal(), engine(onlooker), holder(), this::runId);
    }

    /** A fresh run id. */
    public RunId runId() {
        return new RunId(hex(RUN_ID_BYTES));
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        surroundings.chance().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        vendors.close();
        http.close();
        if (journal != null) {
            journal.close();
        }
    }
}
