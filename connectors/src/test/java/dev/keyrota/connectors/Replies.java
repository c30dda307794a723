package dev.keyrota.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Reply;
import java.util.function.Supplier;

/** Short words for replies in tests. */
public final class Replies {
    private Replies() {}

    /** The answer of a reply that must be one. */
    public static <T> T answered(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return ((Reply.Answered<T>) reply).value();
    }

    /**
     * The outcome of a call to a port that was closed. A connection that was kept from before may take one more request and break, which is a
     * doubt and not a refusal; then the next call tells.
     */
    public static String outcomeOnceClosed(Supplier<Reply<?>> call) {
        String outcome = "BROKEN";
        for (int i = 0; i < 20 && outcome.equals("BROKEN"); i++) {
            outcome = outcome(call.get());
        }
        return outcome;
    }

    /** {@code ANSWERED}, or the name of the refusal or doubt. */
    public static String outcome(Reply<?> reply) {
        return switch (reply) {
            case Reply.Answered<?> _ -> "ANSWERED";
            case Reply.Refused<?> refused -> refused.why().name();
            case Reply.Unclear<?>(var why) -> why.name();
        };
    }
}
