package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.protocol.drift.Compared.Evidence;
import dev.keyrota.protocol.drift.Compared.State;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the answers of one comparison say of each place. */
final class Judgement {
    private final Subject subject;
    private final Map<StoreId, Recorded> recorded;
    private final Answers answers;
    private final Keys keys;
    private final @Nullable Fingerprint truth;

    Judgement(Subject subject, Map<StoreId, Recorded> recorded, Answers answers) {
        this.subject = subject;
        this.recorded = recorded;
        this.answers = answers;
        this.keys = new Keys(subject, answers);
        this.truth = Comparison.held(answers, subject.vault());
    }

    Drift drift() {
        List<Compared> stores = subject.stores().stream().map(this::compared).toList();
        List<Compared> sessions =
                subject.sessions().stream().map(this::compared).toList();
        Verdict verdict = new Verdict(subject, answers, stores, sessions, vault(stores.getFirst()));
        Findings findings = new Findings(subject, recorded, answers, keys, stores, sessions);
        return new Drift(verdict.diagnosis(), stores, sessions, findings.all(), verdict.todo());
    }

    private static VaultHolds vault(Compared vault) {
        return switch (vault.state()) {
            case SAME, DIFFERENT ->
                switch (vault.life()) {
                    case LIVE -> vault.ours() ? VaultHolds.VALID : VaultHolds.INVALID;
                    case DEAD -> VaultHolds.INVALID;
                    case UNKNOWN -> VaultHolds.UNREADABLE;
                };
            case MISSING -> VaultHolds.INVALID;
            case UNREADABLE, UNPROVABLE -> VaultHolds.UNREADABLE;
        };
    }

    private Compared compared(Place place) {
        Question question = Comparison.question(place);
        Enum<?> obstacle = answers.obstacle(question);
        if (obstacle != null) {
            boolean missing = obstacle == Refusal.NOT_FOUND;
            return without(place.id().value(), missing ? State.MISSING : State.UNREADABLE, null, obstacle);
        }
        Reading.Held held = place.kind() == Place.Kind.WRITE_ONLY ? null : answers.to(question, Reading.Held.class);
        return held == null ? writeOnly(place) : read(place, held);
    }

    private static Compared without(String place, State state, @Nullable String updatedAt, @Nullable Enum<?> obstacle) {
        return new Compared(place, state, Life.UNKNOWN, true, null, null, updatedAt, Evidence.NONE, obstacle);
    }

    private Compared read(Place place, Reading.Held held) {
        String name = place.id().value();
        Fingerprint value = held.value();
        if (value == null) {
            return without(name, State.MISSING, null, null);
        }
        return new Compared(
                name,
                place.equals(subject.vault()) ? State.SAME : state(value),
                keys.life(value),
                keys.isOurs(value),
                keys.authorization(value),
                value,
                null,
                Evidence.READING,
                keys.obstacle(value));
    }

    /** Measured by the source of truth, or, where that cannot be read, by what was recorded last. */
    private State state(Fingerprint value) {
        Charter.Known known = subject.recorded();
        Fingerprint measure = truth == null && known != null ? known.fingerprint() : truth;
        return value.equals(measure) ? State.SAME : State.DIFFERENT;
    }

    private Compared writeOnly(Place place) {
        String name = place.id().value();
        Reading.Traced traced = answers.to(Comparison.question(place), Reading.Traced.class);
        String updatedAt = traced == null ? null : traced.updatedAt();
        Reading.Proven proven =
                truth == null ? null : answers.to(new Question.Proving(place.id(), truth), Reading.Proven.class);
        if (proven != null && truth != null) {
            return proven(name, truth, proven, updatedAt);
        }
        Recorded known = recorded.get(place.id());
        if (known == null || !known.evidence().equals(updatedAt)) {
            Enum<?> obstacle = truth == null ? null : answers.obstacle(new Question.Proving(place.id(), truth));
            return without(name, State.UNPROVABLE, updatedAt, obstacle);
        }
        Fingerprint key = known.key();
        return new Compared(
                name,
                state(key),
                keys.life(key),
                keys.isOurs(key),
                keys.authorization(key),
                key,
                updatedAt,
                Evidence.JOURNAL,
                null);
    }

    private Compared proven(String name, Fingerprint expected, Reading.Proven proven, @Nullable String updatedAt) {
        return proven.same()
                ? new Compared(
                        name,
                        State.SAME,
                        keys.life(expected),
                        keys.isOurs(expected),
                        keys.authorization(expected),
                        expected,
                        updatedAt,
                        Evidence.PROBE,
                        null)
                : new Compared(name, State.DIFFERENT, proven.life(), true, null, null, updatedAt, Evidence.PROBE, null);
    }

    /** A session that holds nothing, or is not open here, says nothing. */
    private Compared compared(SessionId session) {
        Question question = Comparison.question(session);
        Reading.Reported reported = answers.to(question, Reading.Reported.class);
        Fingerprint value = reported == null ? null : reported.value();
        if (reported == null || value == null) {
            Enum<?> obstacle = reported == null ? answers.obstacle(question) : Refusal.NOT_FOUND;
            return without(session.value(), State.UNREADABLE, null, obstacle);
        }
        AuthorizationId own = reported.authorization();
        return new Compared(
                session.value(),
                state(value),
                reported.life(),
                reported.email() == null || keys.isOurs(reported.email()),
                own == null ? keys.authorization(value) : own,
                value,
                null,
                Evidence.REPORT,
                null);
    }
}
