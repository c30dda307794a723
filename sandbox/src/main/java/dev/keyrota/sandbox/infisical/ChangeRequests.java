package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.infisical.VaultAnswer.Admitted;
import dev.keyrota.sandbox.infisical.VaultAnswer.Approvals;
import dev.keyrota.sandbox.infisical.VaultAnswer.Refused;
import dev.keyrota.sandbox.infisical.VaultAnswer.Requests;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looking at change requests and closing them, for who may. */
record ChangeRequests(Gate gate, ApprovalDesk desk, SandboxClock clock) {

    private static final Refused PEOPLE_ONLY = new Refused(
            403, "Forbidden access to /api/v1/secret-approval-requests", "You are not allowed to access this resource");

    Approvals list(@Nullable String bearer, String project) {
        return switch (gate.enter(bearer, project)) {
            case Refused refused -> refused;
            case Admitted _ -> desk.areForPeopleOnly() ? PEOPLE_ONLY : new Requests(desk.in(project));
        };
    }

    Approvals one(@Nullable String bearer, String request) {
        return own(bearer, request, known -> new Requests(List.of(known)));
    }

    Approvals setOpen(@Nullable String bearer, String request, boolean open) {
        return own(
                bearer,
                request,
                known -> known.merged()
                        ? new Refused(400, "BadRequest", "Approval request has been merged")
                        : new Requests(List.of(desk.keep(known.withOpen(open, clock.instant())))));
    }

    private Approvals own(@Nullable String bearer, String request, Function<ApprovalRequest, Approvals> deed) {
        return switch (gate.admit(bearer)) {
            case Refused refused -> refused;
            case Admitted(var _) when desk.areForPeopleOnly() -> PEOPLE_ONLY;
            case Admitted(var identity) ->
                desk.request(request)
                        .filter(known -> known.committer().equals(identity.id()))
                        .map(deed)
                        .orElseGet(
                                () -> Refused.notFound("Secret approval request with ID '" + request + "' not found"));
        };
    }
}
