package dev.keyrota.cli;

import dev.keyrota.cli.Fleet.Look;
import dev.keyrota.cli.Fleet.Member;
import dev.keyrota.cli.Fleet.Outcome;
import dev.keyrota.cli.telling.DriftEntry;
import dev.keyrota.cli.telling.DriftReport;
import dev.keyrota.cli.telling.NotCompared;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Footprint;
import dev.keyrota.config.Places;
import dev.keyrota.config.Rotation;
import dev.keyrota.engine.Engine;
import dev.keyrota.engine.Ledger;
import dev.keyrota.engine.Ledger.Name;
import dev.keyrota.engine.Lookout;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.engine.Reach;
import dev.keyrota.engine.Roster;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.drift.Comparison;
import dev.keyrota.protocol.drift.Drift;
import dev.keyrota.protocol.drift.Holdings;
import dev.keyrota.protocol.drift.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares credentials with their sources of truth. The journal is read once, before anybody is asked, and each account's list of
 * authorizations once for all of its credentials.
 */
final class Comparisons {
    private final Desk desk;
    private final Workbench bench;
    private final boolean proving;
    private final Map<Name, Charter.Known> currents;
    private final Map<Name, List<Ledger.Rotation>> rotations;
    private final Map<String, Event.Accepted> accepted;
    private final Engine engine;
    private final Map<String, Roster> rosters = new ConcurrentHashMap<>();

    /** @param proving whether consumers may be started to prove what they get; a run's own are left alone in any case */
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
     * One entry for each, in the order of the configuration. What is in the way of one is told beside the others.
     *
     * @throws InterruptedException if the process is asked to end
     * @throws RuntimeException what is in the way of the only one
     */
    List<DriftEntry> of(List<Credential> credentials) throws InterruptedException {
        if (credentials.size() == 1) {
            return List.of(report(credentials.getFirst(), drift(credentials.getFirst())));
        }
        return outcomes(credentials).stream().map(this::entry).toList();
    }

    private DriftEntry entry(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Seen(var credential, var drift) -> report(credential, drift);
            case Outcome.Failed(var credential, var why) ->
                new NotCompared(credential.name(), credential.env(), Troubles.of(why, desk.keyrota()));
        };
    }

    private DriftReport report(Credential credential, Drift drift) {
        return new DriftReport(credential.name(), credential.env(), drift, open(credential), accepted);
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
     * @throws InterruptedException if the process is asked to end
     * @throws RuntimeException what is in the way
     */
    Drift drift(Credential credential) throws InterruptedException {
        return switch (outcomes(List.of(credential)).getFirst()) {
            case Outcome.Seen(var _, var drift) -> drift;
            case Outcome.Failed(var _, var why) -> throw why;
        };
    }

    /** How the places of each compare, in the order of the configuration. */
    List<Outcome> outcomes(List<Credential> credentials) throws InterruptedException {
        Fleet fleet = Fleet.of(bench.configuration(), credentials);
        int all = fleet.members().size();
        List<Look> looks = Turns.each(fleet.members(), this::look, done -> progress(done, all, credentials.size()));
        return Fleet.judged(looks);
    }

    /** Of a single one nothing is counted: the others of its account are looked at for its sake. */
    private void progress(int done, int all, int chosen) {
        if (chosen > 1) {
            desk.screen().progress(done, all);
        }
    }

    private Look look(Member member) throws InterruptedException {
        try {
            return member.isChosen() ? whole(member) : glance(member);
        } catch (RuntimeException wrong) {
            if (!member.isChosen()) {
                desk.screen()
                        .warn("the places of " + member.credential().qualifiedName() + " could not be looked at: "
                                + Troubles.of(wrong, desk.keyrota()).getMessage());
            }
            return new Look.Failed(member, wrong);
        }
    }

    private Look.Glance glance(Member member) throws InterruptedException {
        Footprint readable = member.footprint().readable();
        try (Lookout lookout = lookout(member.credential(), readable)) {
            return new Look.Glance(member, lookout.ask(Holdings.questions(readable.stores())));
        }
    }

    private Look.Whole whole(Member member) throws InterruptedException {
        Credential credential = member.credential();
        Comparison comparison = new Comparison(
                subject(credential, member.footprint()),
                Ledger.proven(rotations.getOrDefault(name(credential), List.of())));
        try (Lookout lookout = lookout(credential, member.footprint())) {
            Sight places = lookout.ask(comparison.places());
            Sight keys = lookout.ask(comparison.keys(places, proving && open(credential) == null));
            return new Look.Whole(member, comparison, places, keys);
        }
    }

    /** What a credential's sessions hold, measured by its source of truth; no other place is asked. */
    Drift sessions(Credential credential) throws InterruptedException {
        Footprint footprint = new Places(bench.configuration()).footprint(credential);
        Comparison comparison = new Comparison(subject(credential, footprint).sessionsAlone(), Map.of());
        try (Lookout lookout = lookout(credential, footprint)) {
            Sight places = lookout.ask(comparison.places());
            return comparison.drift(places, lookout.ask(comparison.keys(places, false)), Holdings.Elsewhere.NOWHERE);
        }
    }

    private Subject subject(Credential credential, Footprint footprint) {
        return new Subject(
                footprint.stores(),
                footprint.sessions(),
                footprint.addresses().account().identity(),
                currents.get(name(credential)));
    }

    private Lookout lookout(Credential credential, Footprint footprint) {
        Reach reach = reach(credential, footprint);
        Roster roster = rosters.computeIfAbsent(
                credential.account(),
                _ -> new Roster(
                        engine, reach.issuer(), footprint.addresses().account().identity()));
        return new Lookout(engine, reach, roster);
    }

    /** Logins are made on first use, and shared: one after the other. */
    private Reach reach(Credential credential, Footprint footprint) {
        synchronized (bench) {
            return bench.reach(credential, footprint);
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
}
