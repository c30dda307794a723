package dev.keyrota.cli;

import dev.keyrota.cli.Fleet.Outcome;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.telling.InventoryReport;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Destination;
import dev.keyrota.config.Footprint;
import dev.keyrota.config.IssuingAccount;
import dev.keyrota.config.Places;
import dev.keyrota.config.Wildcard;
import dev.keyrota.engine.Ledger;
import dev.keyrota.engine.Ledger.Name;
import dev.keyrota.engine.Lookout;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Reading.Kept;
import dev.keyrota.protocol.Registration;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.drift.Drift;
import dev.keyrota.protocol.inventory.CleanUpProof;
import dev.keyrota.protocol.inventory.Entry;
import dev.keyrota.protocol.inventory.Inventory;
import dev.keyrota.protocol.inventory.Knowledge;
import dev.keyrota.protocol.inventory.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks an account over: what every place of its credentials holds, what the issuer lists, and whose keys stand in its own places. */
final class Inventories {
    private final Desk desk;
    private final Workbench bench;
    private final Comparisons comparisons;
    private final Places places;

    /** @param proving whether consumers may be started to prove what they get */
    Inventories(Desk desk, Workbench bench, boolean proving) {
        this.desk = desk;
        this.bench = bench;
        this.comparisons = new Comparisons(desk, bench, proving);
        this.places = new Places(bench.configuration());
    }

    /**
     * What was seen of an account.
     *
     * @param report what that amounts to
     * @param drifts what the places of each credential hold, {@code name@env}
     * @param asker the credential whose vault's key was asked with
     * @param currents the recorded current keys of the account's credentials
     */
    record Taken(InventoryReport report, Map<String, Drift> drifts, Credential asker, Set<AuthorizationId> currents) {}

    /** @param credentials all those of one account, at least one */
    Taken of(String account, List<Credential> credentials) throws ConfigurationException, InterruptedException {
        IssuingAccount issuer = bench.configuration().issuer(credentials.getFirst());
        Map<String, Drift> drifts = new HashMap<>();
        List<String> unseen = new ArrayList<>();
        for (Outcome outcome : comparisons.outcomes(credentials)) {
            String name = outcome.credential().qualifiedName();
            switch (outcome) {
                case Outcome.Seen(var _, var drift) -> drifts.put(name, drift);
                case Outcome.Failed(var _, var wrong) -> {
                    unseen.add(unseen(name, wrong, credentials));
                }
            }
        }
        Listing listing = listing(credentials);
        Seen seen = new Seen(
                listing.list().entries(),
                drifts,
                unseen,
                unnamed(listing.kept(), credentials),
                registered(credentials));
        Knowledge knowledge = knowledge(issuer, credentials);
        InventoryReport report = new InventoryReport(
                account,
                issuer.identity(),
                Inventory.of(seen, knowledge),
                bench.time().wall());
        return new Taken(report, drifts, listing.asker(), knowledge.currents().keySet());
    }

    private String unseen(String name, RuntimeException wrong, List<Credential> credentials) {
        if (credentials.size() == 1) {
            throw wrong;
        }
        desk.screen()
                .warn(name + " could not be compared: "
                        + Troubles.of(wrong, desk.keyrota()).getMessage());
        return name;
    }

    /**
     * What an account's own issuer says.
     *
     * @param list of all authorizations
     * @param kept what stands in its own places; null where it does not let us look
     * @param asker whose vault's key was asked with
     */
    private record Listing(Reading.Listed list, @Nullable Kept kept, Credential asker) {}

    /** An account has no login of its own: the first credential whose vault holds a living key asks. */
    private Listing listing(List<Credential> credentials) throws ConfigurationException, InterruptedException {
        for (Credential credential : credentials) {
            Footprint footprint = places.footprint(credential);
            try (Lookout lookout = new Lookout(bench.engine(Onlooker.none()), bench.reach(credential, footprint))) {
                Question vault = new Question.Holding(footprint.vault().id());
                Reading.Held held = lookout.ask(List.of(vault)).answer(vault, Reading.Held.class);
                Fingerprint key = held == null ? null : held.value();
                if (key == null) {
                    continue;
                }
                Question listing = new Question.Listing(key);
                Question keeping = new Question.Keeping(key);
                desk.screen().step("look for its keys in the variables of every app");
                Sight sight = lookout.ask(List.of(listing, keeping));
                Reading.Listed list = sight.answer(listing, Reading.Listed.class);
                if (list != null) {
                    return new Listing(list, sight.answer(keeping, Kept.class), credential);
                }
            }
        }
        throw Trouble.failed(
                "no_list",
                "the issuer does not list the account's authorizations: no vault holds a key that it lets in, or it does not answer",
                desk.keyrota() + " drift");
    }

    /** Sessions that were given a key of one of these. */
    private List<Registration> registered(List<Credential> credentials) {
        Ledger ledger = bench.ledger();
        Instant now = bench.time().wall();
        return credentials.stream()
                .flatMap(each -> ledger.holding(new Name(each.name(), each.env()), now).stream())
                .toList();
    }

    /** A variable that the configuration names was compared as a store already. */
    private @Nullable Kept unnamed(@Nullable Kept kept, List<Credential> credentials) {
        if (kept == null) {
            return null;
        }
        Set<String> named = new HashSet<>();
        for (Credential credential : credentials) {
            for (Destination store :
                    places.footprint(credential).addresses().stores().values()) {
                if (store instanceof Destination.HerokuConfigVar(var _, var variable, var _)) {
                    named.add(variable.app() + "/" + variable.configVar());
                }
            }
        }
        return new Kept(
                kept.found().stream()
                        .filter(each -> !named.contains(each.place()))
                        .toList(),
                kept.unread());
    }

    /**
     * The charter of the end of an authorization: bound to what every place of the account held when nobody was seen to use it.
     *
     * @param by who allowed it
     */
    Charter charter(Taken taken, Entry unused, List<String> by) throws ConfigurationException, InterruptedException {
        Charter charter = comparisons.charter(taken.asker(), others(taken, taken.asker()));
        try (Lookout lookout = new Lookout(bench.engine(Onlooker.none()), bench.reach(charter))) {
            CleanUpProof proof = new CleanUpProof(taken.drifts().values(), unused.authorization());
            Sight sight = lookout.ask(CleanUpProof.questions(charter));
            Charter bound = proof.charter(charter, sight, by);
            if (bound == null) {
                throw Trouble.failed(
                        "plan_changed",
                        proof.unexplained(charter, sight)
                                + " was written since it was compared, or does not say what it holds; nothing was changed",
                        desk.keyrota() + " inventory");
            }
            return bound;
        }
    }

    private Set<AuthorizationId> others(Taken taken, Credential asker) {
        Charter.Known own = bench.ledger().current(asker.name(), asker.env());
        return taken.currents().stream()
                .filter(id -> own == null || !id.equals(own.id()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Knowledge knowledge(IssuingAccount issuer, List<Credential> credentials) {
        Ledger ledger = bench.ledger();
        Map<Name, Charter.Known> recorded = ledger.currents();
        Map<Name, List<Ledger.Rotation>> rotations = ledger.byCredential();
        Map<AuthorizationId, String> currents = new HashMap<>();
        Map<AuthorizationId, String> former = new HashMap<>();
        Map<RunId, String> runs = new HashMap<>();
        Set<RunId> open = new HashSet<>();
        Map<AuthorizationId, RunId> leaving = new HashMap<>();
        for (Credential credential : credentials) {
            String of = credential.qualifiedName();
            Name name = new Name(credential.name(), credential.env());
            Charter.Known current = recorded.get(name);
            if (current != null) {
                currents.put(current.id(), of);
            }
            for (Ledger.Rotation rotation : rotations.getOrDefault(name, List.of())) {
                runs.put(rotation.id(), of);
                AuthorizationId old = rotation.old();
                if (!rotation.ended()) {
                    open.add(rotation.id());
                }
                if (old != null && !rotation.ended()) {
                    leaving.put(old, rotation.id());
                } else if (old != null && rotation.state() instanceof State.Done) {
                    former.put(old, of);
                }
            }
        }
        return new Knowledge(
                issuer.protectedIds(),
                issuer.protectedDescriptions().stream().map(Wildcard::pattern).collect(Collectors.toUnmodifiableList()),
                currents,
                former,
                runs,
                open,
                leaving);
    }
}
