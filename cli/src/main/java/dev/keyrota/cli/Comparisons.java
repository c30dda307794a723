package dev.keyrota.cli;

import dev.keyrota.cli.telling.DriftEntry;
import dev.keyrota.cli.telling.DriftReport;
import dev.keyrota.cli.telling.NotCompared;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Rotation;
import dev.keyrota.engine.Engine;
import dev.keyrota.engine.Ledger;
import dev.keyrota.engine.Ledger.Name;
import dev.keyrota.engine.Lookout;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.engine.Reach;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.drift.Comparison;
import dev.keyrota.protocol.drift.Drift;
import dev.keyrota.protocol.drift.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Compares credentials with their sources of truth, some at once. The journal is read once, before anybody is asked. */
final class Comparisons {
    /** So many credentials at once: more would only meet the vendors' limits sooner. */
    private static final int AT_ONCE = 16;

    private final Desk desk;
    private final Workbench bench;
    private final boolean proving;
    private final Map<Name, Charter.Known> currents;
    private final Map<Name, List<Ledger.Rotation>> rotations;
    private final Map<String, Event.Accepted> accepted;
    private final Engine engine;

    /** @param proving whether consumers may be started to prove what they get */
    Comparisons(Desk desk, Workbench bench, boolean proving) {
        this.desk = desk;
        this.bench = bench;
        this.proving = proving;
        Ledger ledger = bench.ledger();
        this.currents = ledger.currents();
        this.rotations = ledger.byCredential();
        this.accepted = ledger.accepted(bench.time().wall());
        this.engine = bench.engine(Onlooker.none());
    }

    /**
     * One entry for each, in their order. What is in the way of one is told beside the others.
     *
     * @throws Exception what is in the way of the only one
     */
    List<DriftEntry> of(List<Credential> credentials) throws Exception {
        if (credentials.size() == 1) {
            return List.of(report(credentials.getFirst()));
        }
        AtomicInteger finished = new AtomicInteger();
        Semaphore turns = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                List<Future<DriftEntry>> futures = new ArrayList<>();
                for (Credential each : credentials) {
                    futures.add(threads.submit(() -> {
                        turns.acquire();
                        try {
                            return entry(each);
                        } finally {
                            turns.release();
                            desk.screen().progress(finished.incrementAndGet(), credentials.size());
                        }
                    }));
                }
                return results(futures);
            } catch (InterruptedException asked) {
                threads.shutdownNow();
                throw asked;
            }
        }
    }

    private static List<DriftEntry> results(List<Future<DriftEntry>> futures) throws Exception {
        List<DriftEntry> entries = new ArrayList<>();
        for (Future<DriftEntry> future : futures) {
            try {
                entries.add(future.get());
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            }
        }
        return entries;
    }

    private DriftEntry entry(Credential credential) throws InterruptedException {
        try {
            return report(credential);
        } catch (ConfigurationException | RuntimeException wrong) {
            return new NotCompared(credential.name(), credential.env(), Troubles.of(wrong, desk.keyrota()));
        }
    }

    private DriftReport report(Credential credential) throws ConfigurationException, InterruptedException {
        Ledger.Rotation open = open(credential);
        return new DriftReport(credential.name(), credential.env(), drift(credential, open == null), open, accepted);
    }

    /** The run of a credential that has not ended; null for none. */
    Ledger.@Nullable Rotation open(Credential credential) {
        return rotations.getOrDefault(name(credential), List.of()).stream()
                .filter(rotation -> !rotation.ended())
                .findFirst()
                .orElse(null);
    }

    /**
     * How a credential's places compare.
     *
     * @param resting whether no run is at work on it, so that consumers may be started
     */
    Drift drift(Credential credential, boolean resting) throws ConfigurationException, InterruptedException {
        return drift(credential, UnaryOperator.identity(), proving && resting);
    }

    /** What a credential's sessions hold, measured by its source of truth; no other place is asked. */
    Drift sessions(Credential credential) throws ConfigurationException, InterruptedException {
        return drift(credential, Subject::sessionsAlone, false);
    }

    private Drift drift(Credential credential, UnaryOperator<Subject> narrowed, boolean probing)
            throws ConfigurationException, InterruptedException {
        Charter charter = charter(credential);
        Comparison comparison = new Comparison(
                narrowed.apply(Subject.of(charter)),
                Ledger.proven(rotations.getOrDefault(name(credential), List.of())));
        try (Lookout lookout = new Lookout(engine, reach(charter))) {
            Sight places = lookout.ask(comparison.places());
            Sight keys = lookout.ask(comparison.keys(places, probing));
            return comparison.drift(places, keys);
        }
    }

    /** A charter of the credential, as if it were to be rotated. */
    Charter charter(Credential credential) {
        return charter(credential, Set.of());
    }

    /** @param siblingKeys the current keys of other credentials of the account */
    Charter charter(Credential credential, Set<AuthorizationId> siblingKeys) {
        return Rotation.watched(
                        bench.configuration(), credential, desk.surroundings().user())
                .charter(desk.surroundings().host(), currents.get(name(credential)), siblingKeys);
    }

    private static Name name(Credential credential) {
        return new Name(credential.name(), credential.env());
    }

    /** Logins are made on first use, and shared: one after the other. */
    private Reach reach(Charter charter) throws ConfigurationException {
        synchronized (bench) {
            return bench.reach(charter);
        }
    }
}
