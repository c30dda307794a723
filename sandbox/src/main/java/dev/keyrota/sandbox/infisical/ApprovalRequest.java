package dev.keyrota.sandbox.infisical;

import java.time.Instant;

/**
 * A change that a policy made wait. It writes nothing until somebody merges it, which may be long after.
 *
 * @param id a UUID
 * @param slug a short name for people
 * @param address the secret that it would change
 * @param operation what it would do
 * @param change what it would write; meaningless for a deletion
 * @param committer the id of the identity that asked
 * @param open whether it may still be merged
 * @param merged whether it was; a request that is neither open nor merged was closed
 * @param createdAt when it was asked
 * @param updatedAt when it was last changed
 */
public record ApprovalRequest(
        String id,
        String slug,
        SecretAddress address,
        Operation operation,
        SecretChange change,
        String committer,
        boolean open,
        boolean merged,
        Instant createdAt,
        Instant updatedAt) {

    /** What a request would do. */
    public enum Operation {
        CREATE("create"),
        UPDATE("update"),
        DELETE("delete");

        private final String word;

        Operation(String word) {
            this.word = word;
        }

        /** The word in the server's answers. */
        public String word() {
            return word;
        }
    }

    ApprovalRequest merged(Instant now) {
        return new ApprovalRequest(id, slug, address, operation, change, committer, false, true, createdAt, now);
    }

    ApprovalRequest withOpen(boolean nowOpen, Instant now) {
        return new ApprovalRequest(id, slug, address, operation, change, committer, nowOpen, merged, createdAt, now);
    }
}
