package dev.keyrota.sandbox;

import java.util.Map;
import java.util.Optional;

/**
 * One vendor's HTTP on top of its objects. It keeps nothing itself: an answer is a function of the state and the call, and
 * any effect is in the state that was given. That is why faults are written once for all vendors: a lie is an answer from
 * a copy, a stale read is an answer from an older state.
 *
 * @param <S> what the vendor has in a world
 */
public interface Vendor<S> {

    /** The vendor's name in the log and in the first part of call names: {@code heroku}, {@code infisical}, … */
    String name();

    /**
     * The name that faults and the log know this call by, for example {@code heroku.authorizations.list}; empty for calls
     * that have none. It looks at the method and the path only.
     */
    Optional<String> callName(Call call);

    /** Does what the call asks, in {@code state}, and answers as the vendor would. Never throws for a bad request. */
    Answer answer(S state, Call call);

    /**
     * Whether this call, when it is done, changes what a later read finds. A login does not, although it makes a token: an
     * older truth is still seen by whoever has logged in since.
     */
    default boolean changes(Call call) {
        return !call.method().equals("GET") && !call.method().equals("HEAD");
    }

    /**
     * The vendor's own answer of this failing status, for faults that answer so without doing anything.
     *
     * @param status 400 to 599
     */
    default Answer failure(int status) {
        return Answer.json(status, Map.of("message", "The sandbox was told to answer so."));
    }

    /**
     * The id of the Heroku authorization whose token this call was made with; empty where it carries none that the vendor
     * knows. Never a token.
     */
    Optional<String> caller(S state, Call call);
}
