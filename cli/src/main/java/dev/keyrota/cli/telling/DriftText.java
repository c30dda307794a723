package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.drift.Diagnosis;
import dev.keyrota.protocol.drift.Drift;
import dev.keyrota.protocol.drift.Finding;

/** Drift in words. */
final class DriftText {
    private DriftText() {}

    static String of(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case HEALTHY -> "every place holds the vault's key, and it lives";
            case SESSION_UNCHECKED -> "a session was not seen: it is not open here, or holds no key";
            case SESSION_STALE -> "a session holds a dead key: an old copy";
            case SESSION_DRIFT -> "a session holds another live key than the vault";
            case STORE_UNPROVEN -> "nobody can tell what a store holds";
            case STORE_HOLDS_ANOTHER -> "a store holds another live key than the vault";
            case STORE_STALE -> "a store holds a dead key, or none: its consumers may be cut off";
            case VAULT_UNREADABLE -> "the vault cannot be read, or the issuer does not say whether its key lives";
            case VAULT_STALE ->
                "the vault's key is dead, and a store holds another that lives: do not write from the vault";
            case VAULT_DEAD -> "the vault's key is dead, or there is none, and nobody can tell what a store holds";
            case ALL_DEAD -> "the vault and the stores hold dead keys, or none: consumers are cut off";
        };
    }

    static String of(Drift.Todo todo) {
        String place = todo.place();
        return switch (todo.step()) {
            case PROVE -> "let a consumer prove what " + place + " holds";
            case WRITE, WRITE_IF_OLDER -> "write the vault's key to " + place + " and prove it";
            case PROTECT -> "keep the authorization whose key session " + place + " holds from every clean-up";
            case READ_AGAIN -> "read " + place + " again, and write nothing meanwhile";
            case DECIDE ->
                place
                        + " was written after the vault, or does not say when: find out which of the two is right, and bring"
                        + " the other one to it";
            case AWAIT_WRITER -> "see why its second writer has not brought " + place + " the vault's key";
            case RENEW_SESSION -> "run the bootstrap of session " + place + " again, so that it reads the vault";
            case CHECK_SESSION -> "let session " + place + " say what it holds: run this in it";
            case CLEAN_UP ->
                "find out whose the other key in " + place + " is, and who uses it; end it once nobody does";
            case ASK_WHO_ENDED_IT ->
                "find out who ended the key in " + place + "; unless the journal knows it, it is a security event";
            case REPLACE -> "lend a living key of the account to replace the one in " + place;
            case BREAK_THE_GLASS ->
                place
                        + " cannot be read and consumers are cut off: break the glass, by `manual` where nothing else is left";
            case MEND_LOGIN -> "give the login of " + place + " its permission back, or wait for the vendor";
        };
    }

    static String of(Finding finding) {
        String place = finding.place() == null ? "the account" : finding.place();
        AuthorizationId id = finding.authorization();
        String which = id == null ? "an authorization that is not known" : "authorization " + id;
        return switch (finding.kind()) {
            case SHADOWED ->
                "another secret of the same name hides " + place + " from its consumers: "
                        + (finding.by() == null ? "?" : Foreign.text(finding.by()));
            case OTHER_ACCOUNT -> place + " holds a key of another account, " + which + ": a security event";
            case ROTATED_BY_HAND ->
                place + " and a session hold the same key, which is not the vault's, of " + which
                        + ": somebody rotated by hand; ask before anything is touched";
            case VAULT_CHANGED ->
                place + " does not hold the key that this journal recorded last, but that of " + which
                        + "; `adopt` records a rotation that was made outside";
            case LABEL_UNFIT ->
                "the note beside " + place + " was written for another key: somebody wrote the value by hand";
            case LABEL_OPEN -> "the note beside " + place + " tells of a rotation that is open";
            case NOT_LISTED ->
                "the key in " + place + " works and the issuer does not list it (" + which
                        + "): the list is cut short, or another account's";
            case HELD_NOWHERE -> "no place that could be asked holds the recorded key of " + which;
            case PLACEHOLDER ->
                place
                        + " is there and shows nothing that can be read as a key: it is empty, hidden from our login, or in a form of its own";
            case SHARED -> place + ", a place of another credential, holds this key too, of " + which;
            case UNSEEN ->
                "the places of " + (finding.by() == null ? "?" : Foreign.text(finding.by()))
                        + ", of the same account, could not be looked at: whether this key stands there too is not known";
            case WRITTEN_SINCE -> place + " was written since a rotation proved what it holds";
            case NOT_ROLLED_OUT ->
                "not everything that reads " + place + " runs with its newest change: some may hold an earlier key";
        };
    }
}
