package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.Store.Written;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.Optional;

/**
 * The closing of a change request of our own: {@code POST /api/v1/secret-approval-requests/{id}/status} with {@code
 * {"status":"close"}} ({@code backend/src/ee/routes/v1/secret-approval-request-router.ts} at 001a2ef, read 2026-11-23;
 * not run: approval policies need a paid plan). Its routes are for users' tokens there.
 *
 * <p>The server lets an administrator close anybody's request, so the request is looked at first, and is closed only
 * where it says that it is ours and about this entry's folder.
 */
final class Withdrawal {
    private static final String CLOSED = "close";

    private final InfisicalAccount account;
    private final Entry entry;
    private final String id;

    Withdrawal(InfisicalAccount account, Entry entry, String id) {
        this.account = account;
        this.entry = entry;
        this.id = id;
    }

    /** What a look at the request found. */
    private enum Standing {
        OPEN,
        CLOSED,
        MERGED,
        FOREIGN
    }

    Reply<Written> close() {
        return account.identity()
                .then(identity -> identity.<Reply<Standing>>map(this::look)
                        .orElseGet(() -> new Reply.Refused<>(Refusal.UNSUPPORTED)))
                .then(standing -> switch (standing) {
                    case OPEN -> send();
                    case CLOSED -> new Reply.Answered<>(new Written());
                    case MERGED -> new Reply.Refused<>(Refusal.INVALID);
                    case FOREIGN -> new Reply.Refused<>(Refusal.NOT_FOUND);
                });
    }

    /** A doubt about the look is none about the closing that would have followed. */
    private Reply<Standing> look(String identity) {
        Request request = Request.get("infisical.approvals", "api", "v1", "secret-approval-requests", id);
        Reply<Standing> reply = routed(
                account.authorized(request, response -> new Reply.Answered<>(standing(approval(response), identity))));
        return reply instanceof Reply.Unclear<Standing> ? new Reply.Refused<>(Refusal.UNREACHABLE) : reply;
    }

    private Reply<Written> send() {
        Request request = Request.post(
                        "infisical.approval.close", "api", "v1", "secret-approval-requests", id, "status")
                .json(json -> json.text("status", CLOSED));
        return routed(account.authorized(request, response -> {
            if (!approval(response).at("status").text().equals(CLOSED)) {
                throw new Unreadable("a closing after which the request is not closed");
            }
            return new Reply.Answered<>(new Written());
        }));
    }

    private Json approval(Response response) {
        Json approval = response.json().at("approval");
        if (!approval.at("id").text().equals(id)) {
            throw new Unreadable("an answer about another request");
        }
        return approval;
    }

    private Standing standing(Json approval, String identity) {
        boolean ours = identity.equals(approval.at("committerIdentityId").textOrNull())
                || identity.equals(approval.at("committerUserId").textOrNull());
        boolean here = approval.at("environment").text().equals(entry.environment())
                && approval.at("secretPath").text().equals(entry.path());
        if (!ours || !here) {
            return Standing.FOREIGN;
        }
        if (approval.at("hasMerged").truth(false)) {
            return Standing.MERGED;
        }
        return approval.at("status").text().equals("open") ? Standing.OPEN : Standing.CLOSED;
    }

    private static <T> Reply<T> routed(Reply<Optional<T>> reply) {
        return reply.then(found ->
                found.<Reply<T>>map(Reply.Answered::new).orElseGet(() -> new Reply.Refused<>(Refusal.UNSUPPORTED)));
    }
}
