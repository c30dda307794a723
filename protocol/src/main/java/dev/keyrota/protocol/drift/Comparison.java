package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.StoreId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How every place of one credential compares with its source of truth. It is asked in two rounds: what the places hold, and then what the
 * issuer says of the keys that were found, while what cannot be read is made to prove what it holds.
 */
public final class Comparison {
    private final Subject subject;
    private final Map<StoreId, Recorded> recorded;

    /**
     * A comparison.
     *
     * @param subject the places, and the authorization that is recorded to be current
     * @param recorded what this journal proved last that a place holds
     */
    public Comparison(Subject subject, Map<StoreId, Recorded> recorded) {
        this.subject = subject;
        this.recorded = Map.copyOf(recorded);
    }

    /** The first round: what every place holds. */
    public List<Question> places() {
        List<Question> questions = new ArrayList<>();
        subject.stores().forEach(place -> questions.add(question(place)));
        subject.sessions().forEach(session -> questions.add(question(session)));
        return questions;
    }

    /**
     * The second round.
     *
     * @param places the answers to the first
     * @param proving whether consumers may be started to prove what they get
     */
    public List<Question> keys(Sight places, boolean proving) {
        Answers answers = new Answers(places);
        List<Question> questions = new ArrayList<>();
        for (Fingerprint key : found(answers)) {
            questions.add(new Question.Identity(key));
            questions.add(new Question.Matching(key));
        }
        Fingerprint truth = held(answers, subject.vault());
        if (truth != null) {
            questions.add(new Question.Listing(truth));
            subject.stores().stream()
                    .filter(place -> proving && isToBeProven(place, answers))
                    .forEach(place -> questions.add(new Question.Proving(place.id(), truth)));
        }
        subject.stores().stream()
                .filter(place -> place.proof() == Place.Proof.ROLLOUT)
                .forEach(place -> questions.add(new Question.Rollout(place.id())));
        return questions;
    }

    /**
     * What the answers amount to.
     *
     * @param places the answers to the first round
     * @param keys the answers to the second
     * @param elsewhere what is known of the key of the source of truth beside these places
     */
    public Drift drift(Sight places, Sight keys, Holdings.Elsewhere elsewhere) {
        return new Judgement(subject, recorded, new Answers(places, keys), elsewhere).drift();
    }

    /** The keys that the stores hold, each once, in the same order at any time. */
    private Set<Fingerprint> found(Answers answers) {
        Set<Fingerprint> keys = new TreeSet<>(Comparator.comparing(Fingerprint::hex));
        for (Place place : subject.stores()) {
            Fingerprint key = held(answers, place);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** A consumer takes minutes: where the journal proved the vault's key by the very write that is there, nobody is asked again. */
    private boolean isToBeProven(Place place, Answers answers) {
        Reading.Traced traced =
                place.proof() == Place.Proof.CHALLENGE ? answers.to(question(place), Reading.Traced.class) : null;
        Recorded known = recorded.get(place.id());
        return traced != null
                && traced.shadowedBy() == null
                && (known == null
                        || !known.evidence().equals(traced.updatedAt())
                        || !known.key().equals(held(answers, subject.vault())));
    }

    static @Nullable Fingerprint held(Answers answers, Place place) {
        Reading.Held held =
                place.kind() == Place.Kind.WRITE_ONLY ? null : answers.to(question(place), Reading.Held.class);
        return held == null ? null : held.value();
    }

    static Question question(Place place) {
        return place.kind() == Place.Kind.WRITE_ONLY
                ? new Question.Tracing(place.id())
                : new Question.Holding(place.id());
    }

    static Question question(SessionId session) {
        return new Question.Session(session);
    }
}
