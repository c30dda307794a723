package dev.keyrota.engine;

import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;

/**
 * That something was asked for in vain on behalf of many.
 *
 * @param reply what came instead
 * @param by the key that asked
 * @param over when, in this process, it was given up
 */
record Vain(Reply<?> reply, Fingerprint by, Duration over) {
    /**
     * Whether it is the answer for another who wants the same. A refusal that is about a key is one for that key alone. A limit that was waited
     * for is everybody's for a while; whatever else may pass, only theirs who waited meanwhile.
     *
     * @param since when that one began to wait
     * @param memory for how long nobody tries anew after a limit
     */
    boolean settles(Fingerprint key, Duration since, Duration memory) {
        return switch (reply) {
            case Reply.Refused<?>(var why, var _)
            when why == Refusal.RATE_LIMITED -> since.minus(over).compareTo(memory) < 0;
            case Reply.Refused<?>(var why, var _) when !why.mayPass() -> by.equals(key) && over.compareTo(since) > 0;
            case Reply.Refused<?> _, Reply.Unclear<?> _ -> over.compareTo(since) > 0;
            case Reply.Answered<?> _ -> false;
        };
    }

    <T> Reply<T> as() {
        return switch (reply) {
            case Reply.Refused<?>(var why, var after) -> new Reply.Refused<>(why, after);
            case Reply.Unclear<?>(var why) -> new Reply.Unclear<>(why);
            case Reply.Answered<?> _ -> throw new IllegalStateException("what was answered was not in vain");
        };
    }
}
