package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Base.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings in words. */
public final class FindingText {
    private FindingText() {}

    /** One sentence, with what Keyrota makes of it. */
    public static String of(Finding finding) {
        String place = finding.place() == null ? "the account" : Foreign.text(finding.place());
        AuthorizationId id = finding.authorization();
        String which = id == null ? "an authorization that is not known" : "authorization " + id;
        return switch (finding.kind()) {
            case SESSION_DRIFT ->
                "session " + place + " holds another live key than the vault: " + which
                        + (id == null ? "" : ", which is protected from revocation")
                        + "; run the session's bootstrap again";
            case SESSION_STALE ->
                "session " + place + " holds a dead key: an old copy; run the session's bootstrap again";
            case SESSION_UNKNOWN -> "session " + place + " was not seen: it is not open here, or holds no key";
            case STORE_UNPROVEN -> "store " + place + " was written since, and nothing proves what it holds";
            case SAME_DESCRIPTION -> "two authorizations bear one description: " + which;
            case SCOPE_CLAIM -> "a name says read-only and its scope does not: " + which;
            case ADDRESS_CHANGED -> "the account's address is another than the configured one; the user is the same";
            case LABEL_LEFT_OPEN ->
                "the note beside " + place + " says that a rotation is open, while it is over: its last write was lost";
            case STORE_DRIFTED ->
                "store " + place + " does not hold the vault's key; the emergency does not wait for it";
            case STORE_SHADOWED -> "another secret of the same name hides store " + place + " from its consumers";
            case TAKEN_OVER ->
                "the note beside " + place + " tells of a rotation that is open elsewhere; the emergency takes over";
            case UNEXPLAINED -> "nobody explains " + which + ", which looks like one of ours";
        };
    }

    /** For machines. */
    public static Map<String, @Nullable Object> json(Finding finding) {
        AuthorizationId id = finding.authorization();
        return JsonDocument.object(
                "kind",
                finding.kind(),
                "place",
                finding.place() == null ? null : Foreign.text(finding.place()),
                "authorization",
                id == null ? null : id.value(),
                "message",
                of(finding));
    }

    public static List<Map<String, @Nullable Object>> json(List<Finding> findings) {
        return findings.stream().map(FindingText::json).toList();
    }
}
