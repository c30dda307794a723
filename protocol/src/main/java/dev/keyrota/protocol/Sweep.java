package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;

import dev.keyrota.protocol.Checks.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which authorizations of this run are left over: all that bear its nonce but the one that the stores hold. What a person made by hand is
 * never ours to end, whatever it is called.
 */
final class Sweep {
    private Sweep() {}

    static Effect.Look look(Run run) {
        List<Question> once = new ArrayList<>(
                run.charter().stores().stream().map(Confirmation::question).toList());
        once.add(Holders.QUESTION);
        return new Effect.Look(Effect.Purpose.SWEEP, once, List.of(question(run)));
    }

    /** A late write of an earlier attempt may have reached a store in an emergency: then its key is no orphan, and a person decides. */
    static Event judge(Run run, Sight sight) {
        List<Check> checks = new ArrayList<>();
        checks.add(answered(sight, question(run), null));
        run.charter().stores().forEach(place -> checks.addAll(StoreProof.checks(run, sight, place, Stop.STORE_LOST)));
        checks.add(Holders.answers(sight));
        checks.add(() -> given(run, sight));
        return first(checks, () -> of(run, answer(sight, question(run), Reading.Listed.class)));
    }

    /** A session may have been given the key of an attempt that the vault held for a while: in an emergency too, which is not about that key. */
    private static @Nullable Event given(Run run, Sight sight) {
        Reading.Listed listed = answer(sight, question(run), Reading.Listed.class);
        Set<AuthorizationId> orphans = orphans(run, listed);
        Set<Fingerprint> keys = run.attempts().stream()
                .filter(attempt -> attempt.id() != null && orphans.contains(attempt.id()))
                .map(Attempt::fingerprint)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        return Holders.pause(run, sight, listed.at(), each -> keys.contains(each.key()));
    }

    /** What a list, read after quiescence, says of leftovers. */
    static Event.Swept of(Run run, Reading.Listed listed) {
        return new Event.Swept(orphans(run, listed));
    }

    private static Question question(Run run) {
        return new Question.Listing(run.acting());
    }

    private static Set<AuthorizationId> orphans(Run run, Reading.Listed listed) {
        if (run.isByHand()) {
            return Set.of();
        }
        Attempt fresh = run.fresh();
        return listed.entries().stream()
                .filter(authorization -> {
                    Nonce nonce = Nonce.in(authorization.description());
                    return nonce != null && nonce.run().equals(run.id());
                })
                .map(Authorization::id)
                .filter(id -> fresh == null || !id.equals(fresh.id()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
