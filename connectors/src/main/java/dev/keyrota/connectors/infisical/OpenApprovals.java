package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The change requests that our identity has open: {@code GET /api/v1/secret-approval-requests} with {@code projectId}
 * (earlier {@code workspaceId}), {@code environment}, {@code status}, {@code limit} and {@code offset} ({@code
 * backend/src/ee/routes/v1/secret-approval-request-router.ts} at 001a2ef and a later version, read 2026-11-22; not run:
 * approval policies need a paid plan). Its route is for users' tokens there.
 */
final class OpenApprovals {
    private static final int PAGE = 100;
    private static final int REQUESTS_MAX = 5000;

    private final InfisicalAccount account;
    private final Entry entry;

    OpenApprovals(InfisicalAccount account, Entry entry) {
        this.account = account;
        this.entry = entry;
    }

    Reply<List<String>> ids() {
        return account.identity().then(identity -> all(identity.orElse(null)));
    }

    private Reply<List<String>> all(@Nullable String identity) {
        List<String> ids = new ArrayList<>();
        for (int offset = 0; offset <= REQUESTS_MAX; offset += PAGE) {
            Reply<Optional<Integer>> page =
                    account.authorized(request(offset), response -> page(response, identity, ids));
            if (!(page instanceof Reply.Answered<Optional<Integer>>(var read))) {
                return page.map(_ -> ids);
            }
            if (read.isEmpty()) {
                return new Reply.Refused<>(Refusal.UNSUPPORTED);
            }
            if (read.get() < PAGE) {
                return new Reply.Answered<>(List.copyOf(ids));
            }
        }
        return new Reply.Refused<>(Refusal.UNSUPPORTED);
    }

    private Request request(int offset) {
        return Request.get("infisical.approvals", "api", "v1", "secret-approval-requests")
                .query("projectId", entry.project())
                .query("workspaceId", entry.project())
                .query("environment", entry.environment())
                .query("status", "open")
                .query("limit", Integer.toString(PAGE))
                .query("offset", Integer.toString(offset));
    }

    private Reply<Integer> page(Response response, @Nullable String identity, List<String> ids) {
        List<Json> requests = response.json().at("approvals").items();
        if (requests.size() > PAGE) {
            throw new Unreadable("a page longer than was asked for");
        }
        for (Json request : requests) {
            String id = request.at("id").text();
            if (isOpen(request) && isOurs(request, identity) && !ids.contains(id)) {
                ids.add(id);
            }
        }
        return new Reply.Answered<>(requests.size());
    }

    private static boolean isOpen(Json request) {
        String status = request.at("status").textOrNull();
        return (status == null || status.equals("open"))
                && !request.at("hasMerged").truth(false);
    }

    /** A request counts unless it says that it is somebody else's. */
    private boolean isOurs(Json request, @Nullable String identity) {
        String committer = request.at("committerIdentityId").textOrNull();
        String user = request.at("committerUserId").textOrNull();
        String environment = request.at("environment").textOrNull();
        boolean another = identity != null
                && ((committer != null && !committer.equals(identity))
                        || (committer == null && user != null && !user.equals(identity)));
        return !another && (environment == null || environment.equals(entry.environment()));
    }
}
