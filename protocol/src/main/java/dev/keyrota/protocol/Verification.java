package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.refused;
import static dev.keyrota.protocol.Checks.stopped;

import dev.keyrota.protocol.Checks.Check;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the new key authenticates the right account and does what it must, and, in the same moment before the vault is written,
 * whether the vault still holds what it held and nobody else is at work: creating announces, the listing checks.
 */
final class Verification {
    private final Run run;
    private final Sight sight;
    private final Attempt fresh;

    private Verification(Run run, Sight sight) {
        this.run = run;
        this.sight = sight;
        this.fresh = fresh(run);
    }

    static Effect.Look look(Run run) {
        Fingerprint key = token(fresh(run));
        List<Question> once = new ArrayList<>();
        once.add(new Question.Identity(key));
        if (!run.charter().apps().isEmpty()) {
            once.add(new Question.Seeing(key));
        }
        List<Question> twice = List.of(new Question.Listing(run.acting()), vault(run));
        return new Effect.Look(Effect.Purpose.VERIFY, once, twice);
    }

    static Event judge(Run run, Sight sight) {
        return new Verification(run, sight).judge();
    }

    private Event judge() {
        List<Check> checks = new ArrayList<>();
        checks.add(() -> useless(identity()) ? unfit() : null);
        checks.add(answered(sight, identity(), null));
        checks.add(() -> rightAccount() ? null : unfit());
        if (!run.charter().apps().isEmpty()) {
            checks.add(() -> useless(apps()) ? unfit() : null);
            checks.add(answered(sight, apps(), null));
            checks.add(() -> answer(sight, apps(), Reading.Apps.class)
                            .names()
                            .containsAll(run.charter().apps())
                    ? null
                    : unfit());
        }
        checks.add(answered(sight, listing(), null));
        checks.add(() -> rightAuthorization() ? null : unfit());
        checks.add(this::rival);
        checks.add(answered(sight, vault(run), run.charter().vault().id().value()));
        checks.add(this::vaultChanged);
        return first(checks, () -> new Event.Verified(fresh.number()));
    }

    /** A key that authenticates nobody, or may not even ask who it is. */
    private boolean useless(Question question) {
        return refused(sight, question, Refusal.UNAUTHENTICATED) || refused(sight, question, Refusal.FORBIDDEN);
    }

    private boolean rightAccount() {
        Account account = answer(sight, identity(), Reading.Identified.class).account();
        return account.userId().equals(run.known().userId())
                && account.email().equalsIgnoreCase(run.charter().identity());
    }

    private boolean rightAuthorization() {
        if (fresh.id() == null) {
            return false;
        }
        Authorization authorization = list().of(fresh.id());
        if (authorization == null) {
            return false;
        }
        return authorization.scope().equals(run.charter().scope())
                && authorization.client() == null
                && (authorization.expiresInSeconds() == null) == (run.charter().expiresInSeconds() == null)
                && (run.charter().mode() == Charter.Mode.OPERATOR_ASSISTED
                        || authorization.description().equals(fresh.description()));
    }

    /** Another run's nonce, alive: somebody else rotates this account, from a journal that is not ours. */
    private @Nullable Event rival() {
        if (run.isEmergency()) {
            return null;
        }
        boolean rival = list().entries().stream()
                .filter(authorization -> !run.known().isOld(authorization.id()))
                .filter(authorization -> !run.charter().siblingKeys().contains(authorization.id()))
                .map(authorization -> Nonce.in(authorization.description()))
                .anyMatch(nonce -> nonce != null && !nonce.run().equals(run.id()));
        return rival ? giveUp(Stop.OPEN_ELSEWHERE, null) : null;
    }

    private @Nullable Event vaultChanged() {
        Reading.Held held = answer(sight, vault(run), Reading.Held.class);
        Label label = held.believed();
        boolean foreignRun = !run.isEmergency() && label != null && OpenRun.elsewhere(label, run.id(), list());
        boolean ours = run.oldKey().equals(held.value()) || run.isOurs(held.value());
        return ours && !foreignRun
                ? null
                : giveUp(Stop.CONFLICT, run.charter().vault().id().value());
    }

    /** The key is not what it must be. No store holds it, so it may be revoked at once, unless the vault was written before. */
    private Event unfit() {
        return giveUp(Stop.NEW_KEY_UNFIT, null);
    }

    private Event giveUp(Stop why, @Nullable String place) {
        return run.vaultIntended() ? stopped(why, place) : new Event.Abandoned(why);
    }

    private Reading.Listed list() {
        return answer(sight, listing(), Reading.Listed.class);
    }

    private Question identity() {
        return new Question.Identity(token(fresh));
    }

    private Question apps() {
        return new Question.Seeing(token(fresh));
    }

    private Question listing() {
        return new Question.Listing(run.acting());
    }

    private static Question vault(Run run) {
        return new Question.Holding(run.charter().vault().id());
    }

    private static Attempt fresh(Run run) {
        Attempt fresh = run.fresh();
        if (fresh == null) {
            throw new IllegalStateException("there is no new key to verify");
        }
        return fresh;
    }

    static Fingerprint token(Attempt attempt) {
        if (attempt.fingerprint() == null) {
            throw new IllegalStateException("the attempt has no token");
        }
        return attempt.fingerprint();
    }
}
