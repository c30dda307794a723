package dev.keyrota.protocol;

/** A single change of the world. It is announced in the journal before it is done, and confirmed by reading after. */
public sealed interface Act extends Effect {
    /**
     * Create an authorization.
     *
     * @param attempt 1 for the run's first
     * @param description begins with the team's convention and ends with the run's nonce, so that it is found again whatever happens
     * @param with the key to create it with
     */
    record Create(int attempt, String description, Fingerprint with) implements Act {}

    /**
     * Take a key that a person created on the issuer's page. Where they have not handed it over yet, the run waits for them.
     *
     * @param attempt 1 for the run's first; the same once more where an earlier process asked in vain
     * @param description the description that the person is asked to use
     * @param with the key to look the authorization up with
     */
    record Receive(int attempt, String description, Fingerprint with) implements Act {}

    /**
     * Write the new key into a place.
     *
     * @param store the place
     * @param attempt the attempt whose key it is
     * @param value the key's fingerprint
     */
    record Write(StoreId store, int attempt, Fingerprint value) implements Act {}

    /**
     * End an authorization.
     *
     * @param id which
     * @param why which permission the protocol has for it
     * @param with the key to do it with
     */
    record Revoke(AuthorizationId id, Why why, Fingerprint with) implements Act {
        /** The only three permissions there are. */
        public enum Why {
            /** It is the old one, and the gate stood open. */
            OLD,
            /** It carries this run's nonce and no store holds it. */
            ORPHAN,
            /** Nobody was seen to use it, moments ago, and people agreed that it ends. */
            UNUSED
        }
    }

    /** Change the vault's label to done, without the value. */
    record Close(Fingerprint value) implements Act {}
}
