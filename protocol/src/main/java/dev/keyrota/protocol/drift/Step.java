package dev.keyrota.protocol.drift;

/** What is to be done about a drift. None of them ends a key. */
public enum Step {
    /** Let a consumer of the store prove what it holds. */
    PROVE(By.KEYROTA),
    /** Write the vault's key into the store and prove it. */
    WRITE(By.KEYROTA),
    /** The same, where the store was left behind, as the journal proves; else a person decides, who may have replaced a key on purpose. */
    WRITE_IF_OLDER(By.KEYROTA),
    /** Keep the authorization from every clean-up as long as the session holds its key. */
    PROTECT(By.KEYROTA),
    /** Read the vault again later, and write nothing meanwhile. */
    READ_AGAIN(By.KEYROTA),
    /** The store may be as it is on purpose: find out whether it or the vault is right. */
    DECIDE(By.A_PERSON),
    /** Its second writer has not brought the store the vault's key: see why. */
    AWAIT_WRITER(By.A_PERSON),
    /** Run the session's bootstrap again, so that it reads the vault. */
    RENEW_SESSION(By.A_PERSON),
    /** Let the session say what it holds. */
    CHECK_SESSION(By.A_PERSON),
    /** Find out whose the other key is and end it by a clean-up, which two people allow. */
    CLEAN_UP(By.A_PERSON),
    /** Find out who ended the key; unless the journal knows it, it is a security event. */
    ASK_WHO_ENDED_IT(By.A_PERSON),
    /** Rotate with a key that a person lends, since the vault's is dead: the session's own where it lives, else a fresh login. */
    REPLACE(By.A_PERSON),
    /** Consumers are cut off and the source of truth cannot be read: break the glass. */
    BREAK_THE_GLASS(By.A_PERSON),
    /** Give the place's login its permission back, or wait for the vendor; after a quarter of an hour somebody must know. */
    MEND_LOGIN(By.A_PERSON);

    /** Whose it is. */
    public enum By {
        /** Automatic and safe. */
        KEYROTA,
        /** A person's decision. */
        A_PERSON
    }

    private final By by;

    Step(By by) {
        this.by = by;
    }

    /** Whose it is. */
    public By by() {
        return by;
    }
}
