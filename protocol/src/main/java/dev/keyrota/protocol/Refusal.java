package dev.keyrota.protocol;

/** Why a call certainly had no effect (PROTOCOL.md, "Answers"). */
public enum Refusal {
    /** No connection was established: name not resolved, port closed, TLS failed before the request was sent. */
    UNREACHABLE,
    /** The key or login is not (or no longer) valid: Heroku 401, Infisical 401 or 403 {@code TokenError}, GitHub 401. */
    UNAUTHENTICATED,
    /** The key is valid and may not do this. */
    FORBIDDEN,
    /** The vendor has suspended the account or demands a second factor or a verification by a person. */
    SUSPENDED,
    /** Nothing is there under that name or id. */
    NOT_FOUND,
    /** The vendor found the request malformed or in conflict: 400, 406, 409, 416, 422. */
    INVALID,
    /** Too many calls: 429, or GitHub's 403 with no calls remaining. */
    RATE_LIMITED,
    /** Something in front of the vendor (a firewall, a proxy) answered in its place. */
    EDGE_BLOCKED,
    /** The vendor wants a person's approval first, and nothing was written. */
    APPROVAL_REQUIRED,
    /** No key that the call needs is in custody, and none could be read from the vault. */
    NO_KEY,
    /** The secret does not have the shape of a key and was not sent anywhere. */
    MALFORMED_KEY,
    /** It is a person's to do, on the issuer's page, and they have not done it yet. */
    BY_HAND,
    /** A person handed over a key, and no authorization of the account is certainly its own. */
    UNKNOWN_KEY,
    /** The place cannot do what is asked of it, by its kind or its configuration. */
    UNSUPPORTED;

    /** Whether the same call may be answered a moment later, with nobody having done anything about it. */
    public boolean mayPass() {
        return this == UNREACHABLE || this == RATE_LIMITED || this == EDGE_BLOCKED;
    }
}
