package dev.keyrota.cli.doctor;

import dev.keyrota.cli.output.Words;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.function.Function;

/** A vendor's reply as a check. */
final class Replies {
    private Replies() {}

    /**
     * The check that a reply is.
     *
     * @param denied what to do where the vendor does not permit it
     */
    static <T> Check check(String name, Reply<T> reply, String denied, Function<T, Check> answered) {
        return switch (reply) {
            case Reply.Answered<T>(var value) -> answered.apply(value);
            case Reply.Refused<T>(var why, var _) -> Check.fail(name, "refused: " + Words.of(why), remedy(why, denied));
            case Reply.Unclear<T>(var why) ->
                Check.fail(name, "no certain answer: " + Words.of(why), "see whether the vendor is up, then try again");
        };
    }

    private static String remedy(Refusal why, String denied) {
        return switch (why) {
            case UNREACHABLE, EDGE_BLOCKED -> "see that this machine reaches the address in the configuration";
            case RATE_LIMITED -> "wait a few minutes, then try again";
            case SUSPENDED -> "see what the vendor says about the account on its page";
            case UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    INVALID,
                    APPROVAL_REQUIRED,
                    NO_KEY,
                    MALFORMED_KEY,
                    BY_HAND,
                    UNKNOWN_KEY,
                    UNSUPPORTED -> denied;
        };
    }
}
