package dev.keyrota.protocol;

import dev.keyrota.protocol.Decision.Rule;
import dev.keyrota.protocol.Effect.End;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of runs that are bound to what people agreed to. Each kind has a list of its own, which a fault of the program cannot leave: a fact
 * that would announce another deed is refused too ({@link Charter#allows}).
 */
final class Agreements {
    /** Those of a recovery: none of them makes a key, ends one, or writes the vault. */
    private static final List<Rule> RECOVERY = List.of(
            Decision::holdStill,
            Agreements::giveUp,
            Decision::readTheSource,
            Decision::seeTheWorld,
            Decision::letEarlierWritesLand,
            Decision::writeTheStores,
            Decision::lookOnceMore,
            Agreements::conclude);

    /** Those of a clean-up: it ends one authorization, and does nothing else. */
    private static final List<Rule> CLEAN_UP = List.of(
            Decision::holdStill,
            Agreements::giveUp,
            Decision::readTheSource,
            Decision::seeTheWorld,
            Agreements::endTheUnused,
            Agreements::conclude);

    private Agreements() {}

    /** The rules of a purpose, in their order. */
    static List<Rule> rules(Charter.Purpose purpose) {
        return switch (purpose) {
            case ROTATE, REVOKE -> Decision.RULES;
            case RECOVER -> RECOVERY;
            case CLEAN_UP -> CLEAN_UP;
        };
    }

    /** Nothing is undone: what a recovery wrote is the vault's key, and what a clean-up ended cannot be given up any more. */
    private static @Nullable Effect giveUp(Run run, Moment now) {
        return run.abandoned() == null ? null : new End.Abort(run.abandoned());
    }

    /** With evidence that is at most a minute old, as for a revocation. */
    private static @Nullable Effect endTheUnused(Run run, Moment now) {
        if (run.finish().oldGone()) {
            return null;
        }
        AuthorizationId id = run.cleanUp().id();
        if (run.finish().revokes() >= Decision.SENDS_MAX) {
            return new End.Escalate(Stop.NOT_REVOKED, id.value());
        }
        if (Decision.isOpen(run, now)) {
            return new Act.Revoke(id, Act.Revoke.Why.UNUSED, run.acting());
        }
        return run.finish().gates() >= Decision.GATES_MAX ? new End.Escalate(Stop.NO_ANSWER, null) : Unused.look(run);
    }

    private static Effect conclude(Run run, Moment now) {
        return new End.Complete();
    }
}
