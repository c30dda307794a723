package dev.keyrota.sandbox.infisical;

import java.time.Duration;
import java.util.List;

/** What the vault answers, one sealed kind for each sort of question. {@link Refused} is an answer to all of them. */
public sealed interface VaultAnswer {

    /** To a login or a renewal. */
    sealed interface Login extends VaultAnswer {}

    /** To reading one secret. */
    sealed interface Read extends VaultAnswer {}

    /** To creating, changing or deleting one. */
    sealed interface Write extends VaultAnswer {}

    /** To listing a folder. */
    sealed interface Listing extends VaultAnswer {}

    /** To asking after change requests. */
    sealed interface Approvals extends VaultAnswer {}

    /**
     * A new access token.
     *
     * @param token the text to send as bearer
     * @param expiresIn from now
     * @param maxTtl from the login
     */
    record LoggedIn(String token, Duration expiresIn, Duration maxTtl) implements Login {}

    /** The secret that was asked for. */
    record Found(SecretView secret) implements Read {}

    /** The change was made at once; {@code secret} is what the caller may see of it. */
    record Written(SecretView secret) implements Write {}

    /** Status 200, and yet nothing was written: the change waits for somebody's approval. */
    record AwaitingApproval(ApprovalRequest request) implements Write {}

    /** The secrets of a folder by name. */
    record Listed(List<SecretView> secrets) implements Listing {}

    /** Change requests, the newest first. */
    record Requests(List<ApprovalRequest> requests) implements Approvals {}

    /**
     * No.
     *
     * @param status the HTTP status
     * @param error the envelope's {@code error}: a class name, an operation or a whole sentence, as the real one has it
     * @param message the envelope's {@code message}
     */
    record Refused(int status, String error, String message)
            implements Login, Read, Write, Listing, Approvals, Admission, TokenCheck {

        static Refused notFound(String message) {
            return new Refused(404, "NotFound", message);
        }
    }

    /** Whether a bearer was let in. */
    sealed interface Admission permits Admitted, Refused {}

    /** The bearer is {@code identity}. */
    record Admitted(MachineIdentity identity) implements Admission {}
}
