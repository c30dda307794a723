package dev.keyrota.rehearsal;

import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Destination;
import dev.keyrota.config.GitHubSecretStore;
import dev.keyrota.config.Proof;
import dev.keyrota.config.Rotation;
import dev.keyrota.config.SecretScope;
import dev.keyrota.config.TicketRule;
import dev.keyrota.config.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What of a configuration is rebuilt otherwise than it says, or taken for granted. Whoever reads a rehearsal must know it. */
final class Assumptions {
    private final Rotation rotation;
    private final boolean known;

    /** @param known whether the journal knows the current authorization */
    Assumptions(Rotation rotation, boolean known) {
        this.rotation = rotation;
        this.known = known;
    }

    /** A sandbox's waits may be shorter than any fault that is played: those of a rehearsal are the shortest that real vendors may have. */
    static Rotation waiting(Rotation rotation) {
        Configuration is = rotation.configuration();
        Timing timing = is.timing();
        if (timing.quiescence().compareTo(Timing.INCIDENT_QUIESCENCE) >= 0) {
            return rotation;
        }
        Timing longer = new Timing(Timing.INCIDENT_QUIESCENCE, Timing.INCIDENT_QUIESCENCE, timing.deadline());
        Configuration patient = new Configuration(
                is.origin(), is.sandbox(), is.control(), is.home(), longer, is.accounts(), is.credentials());
        return new Rotation(rotation.request(), patient, rotation.credential());
    }

    List<String> sentences() {
        Credential credential = rotation.credential();
        List<String> all = new ArrayList<>();
        if (!known) {
            all.add("the journal knows no current key yet: it is taken to be called \""
                    + Descriptions.ofFirst(credential) + "\", and to be shown whole by the issuer");
        }
        if (!credential.sessions().isEmpty()) {
            all.add("each session is taken to read the vault whenever it is asked");
        }
        if (!credential.requiredTicket().equals(new TicketRule.NotNeeded())) {
            all.add("a ticket that fits is taken to be given");
        }
        if (!rotation.siblings().isEmpty()) {
            all.add("each other credential of the account is taken to have a key of its own");
        }
        rotation.stores().forEach(store -> ofStore(store, all));
        folded(all, "vault", Destination.Infisical.class, at -> at.account().name());
        folded(all, "GitHub", Destination.GitHubSecret.class, at -> at.account().name());
        if (accounts(Destination.HerokuConfigVar.class, at -> at.account().name()).stream()
                .anyMatch(name -> !name.equals(credential.account()))) {
            all.add("the apps of every Heroku account are rebuilt in " + credential.account());
        }
        return all;
    }

    private static void ofStore(Destination destination, List<String> all) {
        if (!(destination instanceof Destination.GitHubSecret(var id, var store, var _))) {
            return;
        }
        if (store.scope() instanceof SecretScope.OfOrganization(var organization, var repository)) {
            all.add(id + ": the secret of the organization " + organization + " is rebuilt as one of " + repository);
        }
        ofProof(id.value(), store, all);
    }

    private static void ofProof(String id, GitHubSecretStore store, List<String> all) {
        if (!(store.proof() instanceof Proof.Workflow(var _, var environment, var actor, var blob))) {
            return;
        }
        if (actor != null || blob != null) {
            all.add(id + ": who starts the probe, and which file it is, are not looked at");
        }
        if (environment != null) {
            all.add(id + ": no secret of the environment " + environment + " hides it");
        }
    }

    private <T extends Destination> void folded(
            List<String> all, String vendor, Class<T> kind, Function<T, String> account) {
        Set<String> names = accounts(kind, account);
        if (names.size() > 1) {
            all.add("the " + vendor + " accounts " + String.join(", ", names)
                    + " are rebuilt as one, with the same faults");
        }
    }

    private <T extends Destination> Set<String> accounts(Class<T> kind, Function<T, String> account) {
        return rotation.stores().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(account)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a person must be told of the waits; empty where they are as configured. */
    static List<String> ofWaits(Rotation asked, Rotation played) {
        Duration is = asked.configuration().timing().quiescence();
        Duration then = played.configuration().timing().quiescence();
        return is.equals(then)
                ? List.of()
                : List.of("the quiescence of " + is.toMillis() / 1000.0
                        + " s, which only a sandbox may have, is played as " + then.toSeconds() + " s");
    }
}
