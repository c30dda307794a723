package dev.keyrota.protocol;

/** Why a run stands still or was given up: stable names, for machines. What a person then decides is told by the command line. */
public enum Stop {
    /** A person asked for it. */
    REQUESTED,
    /** What was seen is not what a person agreed to. */
    PLAN_CHANGED,
    /** It had changed nothing yet, and was begun anew. */
    SUPERSEDED,
    /** The vault, the issuer or a store did not answer, or not legibly, within the budget of retries. */
    NO_ANSWER,
    /** A login or permission is missing. */
    DENIED,
    /** The vault's key authenticates somebody else. */
    WRONG_ACCOUNT,
    /** The key that the vault holds is dead. */
    OLD_KEY_DEAD,
    /** A key was lent although the one that the vault holds is alive. */
    LOAN_NOT_NEEDED,
    /** The old authorization is listed while its key is dead: somebody gave it another. */
    OLD_REGENERATED,
    /** No authorization, or several, could be the old one. */
    OLD_NOT_IDENTIFIED,
    /** The old authorization is protected or the account's default. */
    OLD_PROTECTED,
    /** The vault's value has no key's shape: empty, hidden, a placeholder. */
    NO_KEY_IN_VAULT,
    /** An authorization with our convention and this month is not explained. */
    UNEXPLAINED_AUTHORIZATION,
    /** Another run is open on this credential, by the vault's label. */
    OPEN_ELSEWHERE,
    /** A store that must hold the vault's key holds another. */
    STORE_DRIFTED,
    /** Another place hides a store from its consumers. */
    STORE_SHADOWED,
    /** Somebody changed a store while the run was going on. */
    CONFLICT,
    /** The issuer would not create an authorization. */
    NOT_CREATED,
    /** The new key does not do what it must, or belongs to somebody else. */
    NEW_KEY_UNFIT,
    /** Somebody revoked the new key. */
    NEW_KEY_DEAD,
    /** A store refuses to be written. */
    NOT_WRITTEN,
    /** A store was written and its consumer does not get the new key. */
    NOT_PROVEN,
    /** Somebody uses the authorization that was to be ended since nobody was seen to. */
    IN_USE,
    /** A session still holds the old key. */
    SESSION_HOLDS_OLD,
    /** The old authorization is gone or changed before the run revoked it. */
    OLD_CHANGED,
    /** The issuer would not revoke. */
    NOT_REVOKED,
    /** A key of ours could not be ended. */
    ORPHAN_REMAINS,
    /** A store lost the new key after the revocation. */
    STORE_LOST
}
