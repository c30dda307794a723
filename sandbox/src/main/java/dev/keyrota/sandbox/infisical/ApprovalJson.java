package dev.keyrota.sandbox.infisical;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change request as the server shows it (secret-change-request-bridge-fns.ts, read 2026-11-22). */
final class ApprovalJson {

    private ApprovalJson() {}

    /** In the answer to a write, and to closing one. */
    static Map<String, @Nullable Object> request(ApprovalRequest request) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", request.id());
        json.put("policyId", "00000000-0000-4000-8000-5a4db0c50001");
        json.put("status", request.open() ? "open" : "close");
        json.put("hasMerged", request.merged());
        json.put("conflicts", null);
        json.put("slug", request.slug());
        json.put("folderId", "00000000-0000-4000-8000-5a4db0c50002");
        json.put("createdAt", SecretJson.time(request.createdAt()));
        json.put("updatedAt", SecretJson.time(request.updatedAt()));
        json.put("isReplicated", null);
        json.put("committerUserId", null);
        json.put("committerIdentityId", request.committer());
        json.put("statusChangedByUserId", null);
        json.put("bypassReason", null);
        json.put("commitMessage", null);
        return json;
    }

    /** In a list, where the environment and the sort of change stand beside it, but neither path nor name. */
    static Map<String, @Nullable Object> listed(ApprovalRequest request) {
        Map<String, @Nullable Object> json = request(request);
        json.put("environment", request.address().folder().environment());
        json.put("commits", List.of(Map.of("op", request.operation().word())));
        json.put("committerUser", null);
        json.put("reviewers", List.of());
        json.put("approvers", List.of());
        json.put("policy", policy());
        return json;
    }

    /** By itself, with the path, and the secret's name in its one commit. */
    static Map<String, @Nullable Object> detailed(ApprovalRequest request) {
        Map<String, @Nullable Object> json = listed(request);
        json.put("secretPath", request.address().folder().path());
        Map<String, @Nullable Object> commit = new LinkedHashMap<>();
        commit.put("op", request.operation().word());
        commit.put("secretKey", request.address().name());
        commit.put("secretValueHidden", true);
        commit.put("secretMetadata", SecretJson.metadata(request.change().metadataOr(List.of())));
        json.put("commits", List.of(commit));
        return json;
    }

    private static Map<String, @Nullable Object> policy() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", "00000000-0000-4000-8000-5a4db0c50001");
        json.put("name", "changes need an approval");
        json.put("approvals", 1);
        json.put("approvers", List.of());
        json.put("bypassers", List.of());
        json.put("secretPath", null);
        json.put("enforcementLevel", "hard");
        json.put("deletedAt", null);
        json.put("allowedSelfApprovals", false);
        return json;
    }
}
