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
    private final Holdings.Elsewhere elsewhere;
    private final Keys keys;
    private final @Nullable Fingerprint truth;

    Judgement(Subject subject, Map<StoreId, Recorded> recorded, Answers answers, Holdings.Elsewhere elsewhere) {
        this.subject = subject;
        this.recorded = recorded;
        this.answers = answers;
        this.elsewhere = elsewhere;
        this.keys = new Keys(subject, answers);
        this.truth = Comparison.held(answers, subject.vault());
    }

    Drift drift() {
        List<Compared> stores = subject.stores().stream().map(this::compared).toList();
        List<Compared> sessions =
                subject.sessions().stream().map(this::compared).toList();
        List<Finding> findings = new Findings(subject, recorded, answers, keys, stores, sessions).all(elsewhere);
        Verdict verdict = new Verdict(subject, findings, stores, sessions, vault(stores.getFirst()));
        return new Drift(verdict.diagnosis(), stores, sessions, findings, verdict.todo(), verdict.noticed());
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
            // Empty, hidden from us, or of a form that we cannot read and others can: it is not known to be no key.
            return without(name, State.UNREADABLE, null, null);
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

    /** Measured by the source of truth, or, while that cannot be read, by what was recorded last; without a measure nothing is said. */
    private State state(Fingerprint value) {
        if (truth != null) {
            return value.equals(truth) ? State.SAME : State.DIFFERENT;
        }
        if (answers.isRefused(Comparison.question(subject.vault()), Refusal.NOT_FOUND)) {
            return State.DIFFERENT;
        }
        Charter.Known known = subject.recorded();
        if (known == null) {
            return State.UNPROVABLE;
        }
        return value.equals(known.fingerprint()) ? State.SAME : State.DIFFERENT;
    }

    private Compared writeOnly(Place place) {
        String name = place.id().value();
        Reading.Traced traced = answers.to(Comparison.question(place), Reading.Traced.class);
        String updatedAt = traced == null ? null : traced.updatedAt();
        if (traced != null && traced.shadowedBy() != null) {
            // A consumer would prove what hides the place, and not the place.
            return without(name, State.UNPROVABLE, updatedAt, null);
        }
        Reading.Proven proven =
                truth == null ? null : answers.to(new Question.Proving(place.id(), truth), Reading.Proven.class);
        Recorded known = recorded.get(place.id());
        Fingerprint left = known != null && known.evidence().equals(updatedAt) ? known.key() : null;
        if (proven != null && truth != null) {
            return proven.same()
                    ? holding(name, truth, State.SAME, keys.life(truth), updatedAt, Evidence.PROBE)
                    : another(name, left, proven.life(), updatedAt);
        }
        if (left == null) {
            Enum<?> obstacle = truth == null ? null : answers.obstacle(new Question.Proving(place.id(), truth));
            return without(name, State.UNPROVABLE, updatedAt, obstacle);
        }
        return holding(name, left, state(left), keys.life(left), updatedAt, Evidence.JOURNAL);
    }

    private Compared holding(
            String name, Fingerprint key, State state, Life life, @Nullable String updatedAt, Evidence evidence) {
        return new Compared(
                name, state, life, keys.isOurs(key), keys.authorization(key), key, updatedAt, evidence, null);
    }

    /** @param left the key that the store was left behind with, as this journal proved; null where it did not */
    private Compared another(String name, @Nullable Fingerprint left, Life life, @Nullable String updatedAt) {
        return left == null
                ? new Compared(name, State.DIFFERENT, life, true, null, null, updatedAt, Evidence.PROBE, null)
                : holding(name, left, State.DIFFERENT, life, updatedAt, Evidence.JOURNAL);
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
