package dev.keyrota.config;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The stores of a configuration under the names that a run gives them: made once for many credentials. */
public final class Places {
    private final Configuration configuration;
    private final Map<String, Long> namesakes;

    /** @param configuration that the credentials are of */
    public Places(Configuration configuration) {
        this.configuration = configuration;
        this.namesakes = count(configuration.credentials());
    }

    /** A store as a connector sees it and as the protocol does. */
    record Placed(Destination destination, Place place) {}

    /** Where a credential is kept, for somebody who looks. Whatever rotates it, its places are the same. */
    public Footprint footprint(Credential credential) {
        List<Placed> own = own(credential);
        Map<SessionId, SessionEntry> sessions = new LinkedHashMap<>();
        credential.sessions().forEach(session -> sessions.put(session.id(), session));
        String abroad = abroad(credential);
        return new Footprint(
                own.stream().map(Placed::place).toList(),
                List.copyOf(sessions.keySet()),
                new Addresses(
                        configuration.issuer(credential),
                        own.stream()
                                .collect(Collectors.toMap(each -> each.place().id(), Placed::destination)),
                        sessions),
                own.stream()
                        .map(each -> each.place().id())
                        .collect(Collectors.toMap(id -> id, id -> new StoreId(abroad + id))));
    }

    /** A credential's own stores, in order, under their own ids. */
    List<Placed> own(Credential credential) {
        return placed(credential, "");
    }

    /** The stores of the other credentials on its account, each {@code credential.store}, or with the environment where names repeat. */
    List<Placed> siblings(Credential credential) {
        List<Placed> all = new ArrayList<>();
        for (Credential sibling : configuration.siblings(credential)) {
            all.addAll(placed(sibling, abroad(sibling)));
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
            case InfisicalStore _ ->
                new Place(id, Place.Kind.READABLE, Place.Proof.READING, writing.by(), writing.window());
            case HerokuConfigVarStore _ ->
                new Place(id, Place.Kind.READABLE, Place.Proof.ROLLOUT, writing.by(), writing.window());
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

    /** What its siblings call it by. */
    private String abroad(Credential credential) {
        boolean alone = namesakes.getOrDefault(credential.name(), 0L) == 1;
        return alone ? brief(credential) : whole(credential);
    }

    private static String brief(Credential credential) {
        return credential.name() + ".";
    }

    private static String whole(Credential credential) {
        return credential.name() + "." + credential.env() + ".";
    }
}
