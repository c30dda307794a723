package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.protocol.inventory.Classification;
import dev.keyrota.protocol.inventory.Entry;
import dev.keyrota.protocol.inventory.Unsettled;
import dev.keyrota.protocol.inventory.Use;
import java.util.stream.Collectors;

/** An inventory in words. */
final class InventoryText {
    private InventoryText() {}

    static String of(Classification classification) {
        return switch (classification) {
            case CURRENT -> "current";
            case OURS_ORPHAN -> "our orphan";
            case PREVIOUS -> "previous";
            case STALE -> "stale";
            case DUPLICATE -> "duplicate";
            case PROTECTED -> "protected";
            case MANAGED_ELSEWHERE -> "managed elsewhere";
            case UNKNOWN -> "unknown";
        };
    }

    static String of(Use use) {
        String of = use.credential() == null ? "" : " of " + use.credential();
        String place = switch (use.kind()) {
            case STORE -> "store ";
            case SESSION -> "session ";
            case REGISTERED -> "registered session ";
            case VARIABLE -> "variable ";
        };
        String how = switch (use.evidence()) {
            case READING -> "read";
            case PROBE -> "proven by a consumer";
            case JOURNAL ->
                use.kind() == Use.Kind.REGISTERED
                        ? "on record in this journal"
                        : "not written since this journal proved it";
            case REPORT -> "by its own report";
            case NONE -> "unproven";
        };
        return place + Foreign.text(use.place()) + of + " (" + how + ")";
    }

    static String of(Unsettled unsettled) {
        String place = Foreign.text(unsettled.place());
        return switch (unsettled.kind()) {
            case PROVE -> "let a consumer prove what " + place + " holds";
            case RECOVER ->
                place + " holds another living key and cannot be read: bring it the vault's key, then look again";
            case READ -> "let our login read " + place;
            case RENEW ->
                "run the bootstrap of session " + place
                        + " again: its key was refused, and nobody can tell whose it was";
            case END -> "end session " + place + " (`keyrota session end`): it was given a key, and nobody knows whose";
            case OPEN -> "open session " + place + " where this runs";
            case TELL_WHOSE ->
                place + " holds a living key, and the issuer hides too much of its tokens to tell whose it is";
            case RESUME -> "bring run " + place + " to its end";
            case ASK_ITS_JOURNAL ->
                "run " + place + " made it, which this journal does not know: look in the one that does";
        };
    }

    /** Why it is not to be ended, after its id. */
    static String reason(Entry entry) {
        String uses = entry.uses().stream().map(InventoryText::of).collect(Collectors.joining(", "));
        String open = entry.unsettled().stream().map(InventoryText::of).collect(Collectors.joining("; "));
        return switch (entry.classification()) {
            case CURRENT -> "is the current key of " + entry.of();
            case PROTECTED -> "is protected, or the account's default key";
            case UNKNOWN -> "may be used, as far as could be seen: " + open;
            case OURS_ORPHAN, PREVIOUS, MANAGED_ELSEWHERE ->
                uses.isEmpty() ? "is an OAuth client's" : "is used by " + uses;
            case STALE, DUPLICATE -> "is used by nobody";
        };
    }

    static String of(Entry entry) {
        return switch (entry.recommended()) {
            case KEEP -> "nothing is to be done";
            case NAME ->
                "somebody uses it and nobody rotates it: name these places in the configuration, or give them a key that is rotated";
            case REPLACE_FIRST ->
                "bring those places the current key first, by `recover` or by their bootstrap, or end those sessions";
            case CLEAN_UP -> "nobody was seen to use it: end it by a clean-up";
            case SETTLE -> "settle what is open, then look again";
        };
    }
}
