package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.engine.Ledger;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Pause;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.State;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The step at the issuer's page that a run waits for.
 *
 * @param act what the person is to do
 * @param refusal why what they handed over last was not taken; null if they handed nothing over yet
 * @param charter what the run is for
 */
public record OperatorStep(Act act, @Nullable Refusal refusal, Charter charter) {
    /** Where Heroku's account shows its authorizations (Dev Center, "Heroku OAuth", 2026-11-22). */
    private static final String PAGE = "https://dashboard.heroku.com/account/applications";

    /** The step that a rotation waits for; null if it waits for none. */
    public static @Nullable OperatorStep of(Ledger.Rotation rotation) {
        if (!(rotation.state() instanceof State.Resting(var _, var why, var _)) || why != Pause.OPERATOR) {
            return null;
        }
        Act act = null;
        Refusal refusal = null;
        for (Event event : rotation.events()) {
            switch (event) {
                case Event.Intended(var intended) -> act = intended;
                case Event.Refused(var said, var _, var _) -> refusal = said == Refusal.BY_HAND ? null : said;
                default -> {}
            }
        }
        return act == null ? null : new OperatorStep(act, refusal, rotation.charter());
    }

    /** Whether a key is to be handed over. */
    public boolean isForKey() {
        return act instanceof Act.Receive;
    }

    /** What to do, in a few lines. */
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        if (refusal != null) {
            lines.add("what was handed over was not taken: " + refused(refusal));
        }
        lines.add(whatToDo());
        return lines;
    }

    /** What to do, in one sentence. */
    public String whatToDo() {
        return switch (act) {
            case Act.Receive(var _, var description, var _) ->
                "on " + PAGE + ", create an authorization with the description \"" + Foreign.text(description)
                        + "\" and scope " + String.join(", ", new TreeSet<>(charter.scope()))
                        + ", and hand its key over";
            case Act.Revoke(var id, var _, var _) ->
                "on " + PAGE + ", revoke authorization " + id
                        + (charter.purpose() == Charter.Purpose.REVOKE
                                ? ": its consumers are cut off at once, and no key takes its place"
                                : ": every store holds the new key, and nothing needs this one any more");
            case Act.Create _, Act.Write _, Act.Close _ -> throw new IllegalStateException("no person does " + act);
        };
    }

    private static String refused(Refusal why) {
        return switch (why) {
            case MALFORMED_KEY -> "it does not look like a key";
            case UNKNOWN_KEY -> "no new authorization of the account is certainly the one whose key it is";
            case UNAUTHENTICATED, FORBIDDEN, SUSPENDED -> "the issuer does not let us look at the account";
            case UNREACHABLE, RATE_LIMITED, EDGE_BLOCKED -> "the issuer could not be asked whose it is";
            case NOT_FOUND, INVALID, APPROVAL_REQUIRED, NO_KEY, BY_HAND, UNSUPPORTED ->
                "it could not be compared with the account's authorizations";
        };
    }
}
