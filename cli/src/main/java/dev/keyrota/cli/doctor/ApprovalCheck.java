package dev.keyrota.cli.doctor;

import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.List;
import java.util.Set;

/** Whether Keyrota's identity may see its own change requests, which it will want to where the vault asks for a person's approval. */
final class ApprovalCheck {
    private static final Set<Refusal> NOT_FOR_US =
            Set.of(Refusal.FORBIDDEN, Refusal.NOT_FOUND, Refusal.UNSUPPORTED, Refusal.INVALID);

    private ApprovalCheck() {}

    static Check of(String name, Store.Vault vault) {
        Reply<List<String>> reply = vault.openApprovals();
        if (reply instanceof Reply.Refused<List<String>>(var why, var _) && NOT_FOR_US.contains(why)) {
            return Check.skip(
                    name,
                    "not listed for this identity, as for most machines; under an approval policy a person looks");
        }
        return Replies.check(
                name,
                reply,
                "see whether the login in the configuration is right",
                open -> open.isEmpty()
                        ? Check.pass(name, "may be listed, and none of ours is open")
                        : Check.fail(
                                name,
                                open.size() + " of ours open: whoever merges one overwrites the vault's value",
                                "close or merge them at the vault before the next rotation: "
                                        + String.join(", ", open)));
    }
}
