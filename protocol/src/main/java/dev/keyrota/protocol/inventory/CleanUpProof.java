package dev.keyrota.protocol.inventory;

import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Before;
import dev.keyrota.protocol.Charter.CleanUp;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.protocol.drift.Compared;
import dev.keyrota.protocol.drift.Drift;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That no place of an account's credentials holds an authorization's key: each holds a key, or was written when it held one, of which it was seen
 * whose it is, or that it is dead.
 */
public final class CleanUpProof {
    private final Authorization unused;
    private final Set<Fingerprint> others = new HashSet<>();
    private final Set<String> traces = new HashSet<>();
    private final Set<String> doubtful = new HashSet<>();

    /**
     * A proof.
     *
     * @param drifts what the places of each credential of the account hold
     * @param unused the authorization
     */
    public CleanUpProof(Collection<Drift> drifts, Authorization unused) {
        this.unused = unused;
        drifts.stream().flatMap(drift -> drift.stores().stream()).forEach(this::add);
    }

    private void add(Compared place) {
        boolean another =
                place.authorization() != null && !place.authorization().equals(unused.id());
        boolean harmless = another || place.life() == Life.DEAD || !place.ours();
        if (harmless && place.fingerprint() != null) {
            others.add(place.fingerprint());
        }
        if (place.updatedAt() != null) {
            // Dates are whole seconds: two places may bear the same one.
            (harmless ? traces : doubtful).add(place.updatedAt());
        }
    }

    /** What every place of a charter is asked, its own and its siblings'. */
    public static List<Question> questions(Charter charter) {
        return places(charter).map(CleanUpProof::question).toList();
    }

    /**
     * The charter of the clean-up, bound to what every place holds.
     *
     * @param by who allowed it
     * @return null where a place is not explained
     */
    public @Nullable Charter charter(Charter charter, Sight sight, List<String> by) {
        Map<StoreId, Before> before = new HashMap<>();
        for (Place place : places(charter).toList()) {
            Before held = before(sight.to(question(place), Reading.class));
            if (held == null) {
                return null;
            }
            before.put(place.id(), held);
        }
        return charter.cleaning(new CleanUp(unused.id(), unused.description(), before, by));
    }

    /** The first place that was written since it was compared, or does not say what it holds; null where all are explained. */
    public @Nullable StoreId unexplained(Charter charter, Sight sight) {
        return places(charter)
                .filter(place -> before(sight.to(question(place), Reading.class)) == null)
                .map(Place::id)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Before before(Reply<Reading> reply) {
        return switch (reply) {
            case Reply.Answered<Reading>(Reading.Held held)
            when held.value() != null && others.contains(held.value()) -> new Before(held.value(), null, null);
            case Reply.Answered<Reading>(Reading.Traced traced)
            when traces.contains(traced.updatedAt()) && !doubtful.contains(traced.updatedAt()) ->
                new Before(null, traced.updatedAt(), null);
            case Reply.Refused<Reading>(var why, var _) when why == Refusal.NOT_FOUND -> new Before(null, null, null);
            default -> null;
        };
    }

    private static Stream<Place> places(Charter charter) {
        return Stream.concat(charter.stores().stream(), charter.siblings().stream());
    }

    private static Question question(Place place) {
        return place.kind() == Place.Kind.WRITE_ONLY
                ? new Question.Tracing(place.id())
                : new Question.Holding(place.id());
    }
}
