package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.protocol.drift.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is seen beside the rows of the table. */
final class Findings {
    private final Subject subject;
    private final Map<StoreId, Recorded> recorded;
    private final Answers answers;
    private final Keys keys;
    private final List<Compared> stores;
    private final List<Compared> sessions;
    private final List<Finding> found = new ArrayList<>();

    Findings(
            Subject subject,
            Map<StoreId, Recorded> recorded,
            Answers answers,
            Keys keys,
            List<Compared> stores,
            List<Compared> sessions) {
        this.subject = subject;
        this.recorded = recorded;
        this.answers = answers;
        this.keys = keys;
        this.stores = stores;
        this.sessions = sessions;
    }

    /** @param elsewhere what is known of the key of the source of truth beside these places */
    List<Finding> all(Holdings.Elsewhere elsewhere) {
        vault();
        subject.stores().forEach(this::place);
        Stream.concat(stores.stream(), sessions.stream())
                .filter(place -> !place.ours())
                .forEach(place -> add(Kind.OTHER_ACCOUNT, place.place(), place.authorization()));
        byHand();
        recordedKey();
        AuthorizationId truth = stores.getFirst().authorization();
        elsewhere.shared().forEach(place -> add(Kind.SHARED, place.value(), truth));
        elsewhere.unseen().forEach(credential -> found.add(new Finding(Kind.UNSEEN, null, null, credential)));
        return found;
    }

    private void add(Kind kind, @Nullable String place, @Nullable AuthorizationId authorization) {
        found.add(new Finding(kind, place, authorization, null));
    }

    private void vault() {
        String name = subject.vault().id().value();
        Reading.Held held = answers.to(Comparison.question(subject.vault()), Reading.Held.class);
        Label label = held == null ? null : held.label();
        if (held != null && label != null && !held.fits()) {
            add(Kind.LABEL_UNFIT, name, label.authorization());
        } else if (label != null && label.state() == Label.State.OPEN) {
            add(Kind.LABEL_OPEN, name, label.authorization());
        }
        Fingerprint key = held == null ? null : held.value();
        if (key != null && keys.life(key) == Life.LIVE && keys.isOurs(key) && !isListed(key)) {
            add(Kind.NOT_LISTED, name, keys.authorization(key));
        }
    }

    /** Where the issuer hides tokens, an authorization that nobody can name may well be listed. */
    private boolean isListed(Fingerprint key) {
        Reading.Listed list = answers.to(new Question.Listing(key), Reading.Listed.class);
        AuthorizationId id = keys.authorization(key);
        return list == null || id == null || list.of(id) != null;
    }

    private void place(Place place) {
        String name = place.id().value();
        if (place.kind() == Place.Kind.WRITE_ONLY) {
            traced(name, place);
            return;
        }
        Reading.Held held = answers.to(Comparison.question(place), Reading.Held.class);
        if (held != null && held.value() == null) {
            add(Kind.PLACEHOLDER, name, null);
        }
        Reading.RolledOut rolled = answers.to(new Question.Rollout(place.id()), Reading.RolledOut.class);
        if (rolled != null && !rolled.complete()) {
            add(Kind.NOT_ROLLED_OUT, name, null);
        }
    }

    private void traced(String name, Place place) {
        Reading.Traced traced = answers.to(Comparison.question(place), Reading.Traced.class);
        if (traced == null) {
            return;
        }
        if (traced.shadowedBy() != null) {
            found.add(new Finding(Kind.SHADOWED, name, null, traced.shadowedBy()));
        }
        Recorded known = recorded.get(place.id());
        boolean proven = stores.stream()
                .anyMatch(store -> store.place().equals(name)
                        && store.evidence() == Compared.Evidence.PROBE
                        && store.state() == Compared.State.SAME);
        if (known != null && !proven && !known.evidence().equals(traced.updatedAt())) {
            add(Kind.WRITTEN_SINCE, name, null);
        }
    }

    /** The same key in a store and a session, which is not the vault's: ask before anything is touched. */
    private void byHand() {
        if (stores.getFirst().fingerprint() == null) {
            return;
        }
        for (Compared store : stores.subList(1, stores.size())) {
            Fingerprint key = store.fingerprint();
            boolean shared = key != null
                    && store.state() == Compared.State.DIFFERENT
                    && sessions.stream().anyMatch(session -> key.equals(session.fingerprint()));
            if (shared) {
                add(Kind.ROTATED_BY_HAND, store.place(), store.authorization());
            }
        }
    }

    private void recordedKey() {
        Charter.Known known = subject.recorded();
        Fingerprint truth = stores.getFirst().fingerprint();
        if (known == null || truth == null || truth.equals(known.fingerprint())) {
            return;
        }
        add(Kind.VAULT_CHANGED, stores.getFirst().place(), keys.authorization(truth));
        boolean held = Stream.concat(stores.stream(), sessions.stream())
                .anyMatch(place -> known.fingerprint().equals(place.fingerprint()));
        if (!held) {
            add(Kind.HELD_NOWHERE, null, known.id());
        }
    }
}
