package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.StoreId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which key each readable place of an account's credentials was found to hold, to tell whose key stands at another's place. */
public final class Holdings {
    private final Map<Fingerprint, List<Kept>> places = new HashMap<>();
    private final Map<String, Fingerprint> truths = new HashMap<>();

    private final List<String> unseen = new ArrayList<>();

    /** A credential's place, under the name that others call it by. */
    private record Kept(String credential, StoreId place) {}

    /**
     * What is known of the key of a credential's source of truth beside its own places.
     *
     * @param shared places of other credentials that hold it too
     * @param unseen credentials whose places could not be looked at
     */
    public record Elsewhere(List<StoreId> shared, List<String> unseen) {
        /** It is nowhere else, or nobody asked. */
        public static final Elsewhere NOWHERE = new Elsewhere(List.of(), List.of());

        public Elsewhere {
            shared = List.copyOf(shared);
            unseen = List.copyOf(unseen);
        }
    }

    /** What is asked of a credential that is not compared itself: its places that can be read, and nothing else. */
    public static List<Question> questions(List<Place> stores) {
        return stores.stream()
                .filter(place -> place.kind() != Place.Kind.WRITE_ONLY)
                .map(Comparison::question)
                .toList();
    }

    /**
     * Takes what was seen of a credential.
     *
     * @param credential its name, and nobody else's
     * @param stores the source of truth first
     * @param abroad what other credentials call each of them
     * @param seen the answers to {@link Comparison#places}, or to {@link #questions}
     */
    public void add(String credential, List<Place> stores, Map<StoreId, StoreId> abroad, Sight seen) {
        Answers answers = new Answers(seen);
        for (Place place : stores) {
            Fingerprint key = Comparison.held(answers, place);
            StoreId name = abroad.get(place.id());
            if (key != null && name != null) {
                places.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Kept(credential, name));
            }
        }
        Fingerprint truth = Comparison.held(answers, stores.getFirst());
        if (truth != null) {
            truths.put(credential, truth);
        }
    }

    /** A credential's places could not be looked at. */
    public void addUnseen(String credential) {
        unseen.add(credential);
    }

    /** What is known of a credential's key beside its own places, in the order in which it was added. */
    public Elsewhere elsewhere(String credential) {
        Fingerprint truth = truths.get(credential);
        List<Kept> holders = truth == null ? List.of() : places.getOrDefault(truth, List.of());
        return new Elsewhere(
                holders.stream()
                        .filter(kept -> !kept.credential().equals(credential))
                        .map(Kept::place)
                        .toList(),
                unseen);
    }
}
