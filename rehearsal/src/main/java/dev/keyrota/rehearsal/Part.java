package dev.keyrota.rehearsal;

import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.StoreId;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a rotation, as a person would divide it.
 *
 * @param store the one that is written; null in every other part
 */
public record Part(Kind kind, @Nullable StoreId store) {
    /** The parts in their order. */
    public enum Kind {
        /** The process starts. */
        START,
        /** It looks at everything, and changes nothing. */
        LOOK,
        /** The new key is created. */
        CREATE,
        /** The new key is verified. */
        VERIFY,
        /** A store is written, and what it holds is proven. */
        WRITE,
        /** It is proven that nothing needs the old key. */
        GATE,
        /** The old key is revoked, and seen dead. */
        REVOKE,
        /** Leftovers are swept, all is looked at once more, and the label set to done. */
        FINISH
    }

    static final Part START = new Part(Kind.START, null);

    private static Part of(Kind kind) {
        return new Part(kind, null);
    }

    /**
     * The part that a step belongs to.
     *
     * @param effect what it does; null where it starts a process
     */
    static Part of(@Nullable Effect effect, State state, Part before) {
        return switch (effect) {
            case null -> START;
            case Act act -> of(act);
            case Effect.Look look -> of(look, state, before);
            case Effect.Wait _, Effect.End _ -> before;
        };
    }

    private static Part of(Act act) {
        return switch (act) {
            case Act.Create _, Act.Receive _ -> of(Kind.CREATE);
            case Act.Write(var written, var _, var _) -> new Part(Kind.WRITE, written);
            case Act.Revoke(var _, var why, var _) -> of(why == Act.Revoke.Why.OLD ? Kind.REVOKE : Kind.FINISH);
            case Act.Close _ -> of(Kind.FINISH);
        };
    }

    private static Part of(Effect.Look look, State state, Part before) {
        return switch (look.purpose()) {
            case SOURCE, LOAN, BASELINE -> of(Kind.LOOK);
            case SEARCH -> of(Kind.CREATE);
            case VERIFY -> of(Kind.VERIFY);
            case CLEAR, REPROVE, AWAIT, ROLLOUT, RECALL, APPROVAL -> new Part(Kind.WRITE, store(look));
            case GATE -> of(Kind.GATE);
            case BY_HAND -> of(Kind.REVOKE);
            case SWEEP, FINAL -> of(Kind.FINISH);
            case SUSPICION -> before;
            case CONFIRM -> state instanceof State.Doubtful(var _, var act) ? of(act) : before;
        };
    }

    private static @Nullable StoreId store(Effect.Look look) {
        return Stream.of(look.once(), look.twice())
                .flatMap(questions -> questions.stream().map(Question::store))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
