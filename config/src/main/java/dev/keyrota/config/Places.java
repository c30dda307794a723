package dev.keyrota.config;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.StoreId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The stores of a configuration under the names that a run gives them. */
final class Places {
    private final Configuration configuration;
    private final Map<String, Long> namesakes;

    Places(Configuration configuration) {
        this.configuration = configuration;
        this.namesakes = count(configuration.credentials());
    }

    /** A store as a connector sees it and as the protocol does. */
    record Placed(Destination destination, Place place) {}

    /** A credential's own stores, in order, under their own ids. */
    List<Placed> own(Credential credential) {
        return placed(credential, "");
    }

    /** The stores of the other credentials on its account, each {@code credential.store}, or with the environment where names repeat. */
    List<Placed> siblings(Credential credential) {
        List<Placed> all = new ArrayList<>();
        for (Credential sibling : configuration.siblings(credential)) {
            boolean alone = namesakes.getOrDefault(sibling.name(), 0L) == 1;
            all.addAll(placed(sibling, alone ? brief(sibling) : whole(sibling)));
        }
        return all;
    }

    /**
     * As {@link #siblings}, by every name that a run may have recorded: a credential that was the only one of its name may have got company
     * since. Where two on this account bear it, the brief name stands for neither.
     */
    Map<StoreId, Placed> siblingsByAnyName(Credential credential) {
        Map<StoreId, Placed> all = new HashMap<>();
        List<Credential> siblings = configuration.siblings(credential);
        Map<String, Long> namesakesHere = count(siblings);
        for (Credential sibling : siblings) {
            index(all, placed(sibling, whole(sibling)));
            if (namesakesHere.getOrDefault(sibling.name(), 0L) == 1) {
                index(all, placed(sibling, brief(sibling)));
            }
        }
        return all;
    }

    private static void index(Map<StoreId, Placed> all, List<Placed> placed) {
        placed.forEach(each -> all.put(each.place().id(), each));
    }

    private List<Placed> placed(Credential credential, String prefix) {
        List<Placed> all = new ArrayList<>();
        for (StoreEntry entry : credential.stores()) {
            StoreId id = new StoreId(prefix + entry.id());
            Destination destination = Destination.of(id, entry, configuration.account(entry.account()));
            all.add(new Placed(destination, place(id, entry, all.isEmpty())));
        }
        return all;
    }

    /** Only the first is the source of truth; another copy in a vault is a place that can be read. */
    private static Place place(StoreId id, StoreEntry entry, boolean first) {
        Writing writing = entry.writing();
        return switch (entry) {
            case InfisicalStore _ when first -> new Place(id, Place.Kind.VAULT, Place.Proof.READING);
            case InfisicalStore _, HerokuConfigVarStore _ ->
                new Place(id, Place.Kind.READABLE, Place.Proof.READING, writing.by(), writing.window());
            case GitHubSecretStore store ->
                new Place(id, Place.Kind.WRITE_ONLY, proof(store.proof()), writing.by(), writing.window());
        };
    }

    private static Place.Proof proof(Proof proof) {
        return switch (proof) {
            case Proof.Workflow _ -> Place.Proof.CHALLENGE;
            case Proof.UpdatedAt() -> Place.Proof.UPDATED_AT;
        };
    }

    private static Map<String, Long> count(List<Credential> credentials) {
        return credentials.stream().collect(Collectors.groupingBy(Credential::name, Collectors.counting()));
    }

    private static String brief(Credential credential) {
        return credential.name() + ".";
    }

    private static String whole(Credential credential) {
        return credential.name() + "." + credential.env() + ".";
    }
}
