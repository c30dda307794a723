package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Table;
import dev.keyrota.sandbox.infisical.ApprovalRequest.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which folders' changes wait for an approval, and the requests that wait or waited. */
final class ApprovalDesk {

    private boolean everywhere;
    private boolean peopleOnly;
    private Table<Folder, Folder> covered = Table.empty();
    private Table<String, ApprovalRequest> requests = Table.empty();

    ApprovalDesk copy() {
        ApprovalDesk copy = new ApprovalDesk();
        copy.everywhere = everywhere;
        copy.peopleOnly = peopleOnly;
        copy.covered = covered;
        copy.requests = requests;
        return copy;
    }

    void coverEverything(boolean required) {
        everywhere = required;
    }

    boolean coversEverything() {
        return everywhere;
    }

    void forPeopleOnly(boolean only) {
        peopleOnly = only;
    }

    boolean areForPeopleOnly() {
        return peopleOnly;
    }

    void cover(Folder folder, boolean required) {
        covered = required ? covered.with(folder, folder) : covered.without(folder);
    }

    boolean covers(Folder folder) {
        return everywhere || covered.has(folder);
    }

    ApprovalRequest open(
            String id, SecretAddress address, Operation operation, SecretChange change, String committer, Instant now) {
        String slug = id.substring(id.length() - 10);
        return keep(new ApprovalRequest(id, slug, address, operation, change, committer, true, false, now, now));
    }

    Optional<ApprovalRequest> request(String id) {
        return requests.get(id);
    }

    /** All requests of the project, the newest first. */
    List<ApprovalRequest> in(String project) {
        return requests.values().stream()
                .filter(request -> request.address().folder().project().equals(project))
                .toList()
                .reversed();
    }

    ApprovalRequest keep(ApprovalRequest request) {
        requests = requests.with(request.id(), request);
        return request;
    }
}
