package dev.keyrota.sandbox.infisical;

/**
 * Which routes and which habits a server has. Both were seen: the first on a running server, the second in later source.
 */
public enum Edition {
    /** Code of June 2025: v3 only, an unknown client id is 404, bad secrets lock nothing. */
    V3(true, false, false),
    /** A server that has dropped the deprecated routes. */
    V4(false, true, true),
    /** Both routers side by side, as later source has them. */
    BOTH(true, true, true);

    private final boolean v3;
    private final boolean v4;
    private final boolean guardsLogin;

    Edition(boolean v3, boolean v4, boolean guardsLogin) {
        this.v3 = v3;
        this.v4 = v4;
        this.guardsLogin = guardsLogin;
    }

    /** Whether {@code /api/v3/secrets/raw} is a route. */
    public boolean servesV3() {
        return v3;
    }

    /** Whether {@code /api/v4/secrets} is a route. */
    public boolean servesV4() {
        return v4;
    }

    /** Whether bad secrets lock the login, and an unknown client id answers like a bad secret. */
    boolean guardsLogin() {
        return guardsLogin;
    }
}
