package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Route;
import dev.keyrota.sandbox.infisical.VaultAnswer.Refused;
import dev.keyrota.sandbox.infisical.VaultAnswer.Requests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * The routes for change requests. Every published version of secret-approval-request-router.ts that could be read
 * (2026-11-22) admits people only and answers a machine identity with 403; a tool that logs in as a machine then cannot
 * learn whether its own request is still open. The sandbox admits machine identities unless its vault
 * {@linkplain InfisicalVault#approvalsForPeopleOnly says otherwise}, so that both can be tried.
 */
final class ApprovalEndpoints {

    static final List<Route<InfisicalRequest>> ALL = List.of(
            Route.on("GET", "api/v1/secret-approval-requests", "infisical.approvals", ApprovalEndpoints::list),
            Route.on("GET", "api/v1/secret-approval-requests/*", "infisical.approvals", ApprovalEndpoints::one),
            Route.on(
                    "POST",
                    "api/v1/secret-approval-requests/*/status",
                    "infisical.approval.close",
                    ApprovalEndpoints::status));

    private static final int LIMIT_DEFAULT = 20;

    private ApprovalEndpoints() {}

    private static Answer list(InfisicalRequest request) {
        Fields fields = request.query();
        String project = fields.optional("projectId");
        String workspace = project == null ? fields.required("workspaceId") : project;
        String status = fields.optional("status");
        if (status != null && !List.of("open", "close").contains(status)) {
            fields.invalidEnum("status", status, List.of("open", "close"));
        }
        if (!fields.issues().isEmpty()) {
            return InfisicalAnswers.onceAdmitted(request, () -> InfisicalAnswers.invalid(request, fields));
        }
        return switch (request.vault().approvals(request.bearer(), workspace)) {
            case Refused refused -> refused(request, refused);
            case Requests(var all) -> {
                List<ApprovalRequest> wanted = all.stream()
                        .filter(each -> status == null || each.open() == status.equals("open"))
                        .filter(each -> matches(
                                fields, "environment", each.address().folder().environment()))
                        .filter(each -> matches(fields, "committer", each.committer()))
                        .toList();
                yield page(fields, wanted);
            }
        };
    }

    private static boolean matches(Fields fields, String name, String value) {
        String wanted = fields.optional(name);
        return wanted == null || wanted.equals(value);
    }

    private static Answer page(Fields fields, List<ApprovalRequest> wanted) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "approvals",
                wanted.stream()
                        .skip(number(fields, "offset", 0))
                        .limit(number(fields, "limit", LIMIT_DEFAULT))
                        .map(ApprovalJson::listed)
                        .toList());
        json.put("totalCount", wanted.size());
        return Answer.json(200, json);
    }

    private static int number(Fields fields, String name, int byDefault) {
        String text = Objects.requireNonNullElse(fields.optional(name), "");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : byDefault;
    }

    private static Answer one(InfisicalRequest request) {
        return answer(request, request.vault().approval(request.bearer(), request.argument(0)), ApprovalJson::detailed);
    }

    private static Answer status(InfisicalRequest request) {
        Fields fields = new Fields(
                RequestBody.of(request.call()) instanceof RequestBody.Parsed(var json)
                        ? json
                        : JsonMapper.shared().nullNode());
        String status = fields.required("status");
        if (fields.issues().isEmpty() && !List.of("open", "close").contains(status)) {
            fields.invalidEnum("status", status, List.of("open", "close"));
        }
        return fields.issues().isEmpty()
                ? answer(
                        request,
                        request.vault().setOpen(request.bearer(), request.argument(0), status.equals("open")),
                        ApprovalJson::request)
                : InfisicalAnswers.onceAdmitted(request, () -> InfisicalAnswers.invalid(request, fields));
    }

    private static Answer answer(
            InfisicalRequest request, VaultAnswer.Approvals answer, Function<ApprovalRequest, Object> shape) {
        return switch (answer) {
            case Refused refused -> refused(request, refused);
            case Requests(var found) -> Answer.json(200, Map.of("approval", shape.apply(found.getFirst())));
        };
    }

    private static Answer refused(InfisicalRequest request, Refused refused) {
        return InfisicalAnswers.refused(request, refused);
    }
}
