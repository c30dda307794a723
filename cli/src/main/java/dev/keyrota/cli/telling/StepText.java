package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Words;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.StoreId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run is about to do, in words. */
public final class StepText {
    private StepText() {}

    /** The words; empty where the step is no news: a look that confirms a deed, an end. */
    public static Optional<String> of(Effect effect) {
        return switch (effect) {
            case Act act -> Optional.of(deed(act));
            case Effect.Look look -> look(look);
            case Effect.Wait(var duration, var why) ->
                Optional.of("waiting " + Words.span(duration) + " " + reason(why));
            case Effect.End _ -> Optional.empty();
        };
    }

    private static String deed(Act act) {
        return switch (act) {
            case Act.Create(var attempt, var _, var _) ->
                attempt == 1 ? "create the new key" : "create a new key, attempt " + attempt;
            case Act.Receive _ -> "take the new key from a person";
            case Act.Write(var store, var _, var _) -> writing(store);
            case Act.Revoke(var id, var why, var _) ->
                switch (why) {
                    case OLD -> "revoke the old key " + id.brief() + " and prove it dead";
                    case ORPHAN -> "revoke our own leftover " + id.brief();
                    case UNUSED -> "end " + id.brief() + ", which nobody uses, and prove it dead";
                };
            case Act.Close _ -> "note beside the vault's value that the run is done";
        };
    }

    private static String writing(StoreId store) {
        return "write " + store + " and prove what it holds";
    }

    private static Optional<String> look(Effect.Look look) {
        return switch (look.purpose()) {
            case SOURCE -> Optional.of("read the key to replace from the vault");
            case LOAN -> Optional.of("see whose the lent key is");
            case BY_HAND -> Optional.of("see whether the key was revoked");
            case SUSPICION -> Optional.of("see whether the new key, which was refused, is dead");
            case BASELINE -> Optional.of("look at everything before anything is changed");
            case SEARCH -> Optional.of("look for what a lost answer may have left");
            case VERIFY -> Optional.of("verify the new key: account, scope, apps");
            case AWAIT -> store(look).map(store -> "wait until " + store + " has the new key");
            case ROLLOUT -> store(look).map(store -> "wait until what reads " + store + " runs with the new key");
            case CLEAR, REPROVE -> store(look).map(StepText::writing);
            case RECALL -> Optional.of("see whether the vault took the new key");
            case APPROVAL -> Optional.of("see whether the approval is still open");
            case GATE -> Optional.of("gate: prove that nothing needs the old key any more");
            case SWEEP -> Optional.of("look for leftovers of this run");
            case FINAL -> Optional.of("look at everything once more");
            // It belongs to the deed that it confirms.
            case CONFIRM -> Optional.empty();
        };
    }

    private static Optional<StoreId> store(Effect.Look look) {
        return Stream.of(look.once(), look.twice())
                .flatMap(questions -> questions.stream().map(Question::store))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String reason(Effect.Wait.Why why) {
        return switch (why) {
            case QUIESCENCE -> "until no request that was already sent can still land";
            case RATE_LIMIT -> "because the vendor asked for patience";
            case PROPAGATION -> "until the vendor has spread a change";
        };
    }
}
