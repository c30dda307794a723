package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.Table;
import dev.keyrota.sandbox.infisical.VaultAnswer.Admission;
import dev.keyrota.sandbox.infisical.VaultAnswer.Admitted;
import dev.keyrota.sandbox.infisical.VaultAnswer.LoggedIn;
import dev.keyrota.sandbox.infisical.VaultAnswer.Login;
import dev.keyrota.sandbox.infisical.VaultAnswer.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Machine identities, their client secrets and their access tokens.
 *
 * <p>Kept from observation: an expired token is 403 and never 401; a token that was revoked, used up or destroyed is 401;
 * a renewal that would reach the maximum lifetime destroys the token that was good a moment before; a second login leaves
 * the first token alone.
 */
final class UniversalAuth {

    private final SandboxClock clock;
    private SeededIds ids;
    private final byte[] signingKey;
    private Table<String, MachineIdentity> identities = Table.empty();
    private Table<String, ClientSecret> clientSecrets = Table.empty();
    private Table<String, Lockout> lockouts = Table.empty();
    private Table<String, AccessToken> tokens = Table.empty();
    private Table<String, TokenText> texts = Table.empty();

    UniversalAuth(SandboxClock clock, SeededIds ids) {
        this(clock, ids, ids.fork("signing-key").bytes(32));
    }

    private UniversalAuth(SandboxClock clock, SeededIds ids, byte[] signingKey) {
        this.clock = clock;
        this.ids = ids;
        this.signingKey = signingKey;
    }

    UniversalAuth copy(SandboxClock time, SeededIds itsIds) {
        UniversalAuth copy = new UniversalAuth(time, itsIds, signingKey);
        copy.identities = identities;
        copy.clientSecrets = clientSecrets;
        copy.lockouts = lockouts;
        copy.tokens = tokens;
        copy.texts = texts;
        return copy;
    }

    /** Knows from now on who {@code other} knows, and the tokens it gave. */
    void trust(UniversalAuth other) {
        identities = other.identities;
        clientSecrets = other.clientSecrets;
        lockouts = other.lockouts;
        tokens = other.tokens;
        texts = other.texts;
    }

    void redraw(SeededIds others) {
        ids = others;
    }

    /** Adds an identity, or replaces the one with this id: its grants count from the next call on. */
    void put(MachineIdentity identity) {
        identities = identities.with(identity.id(), identity);
    }

    void put(ClientSecret secret) {
        clientSecrets = clientSecrets.with(secret.id(), secret);
    }

    void revokeClientSecret(String id) {
        clientSecrets = clientSecrets.without(id);
    }

    Optional<MachineIdentity> identity(String id) {
        return identities.get(id);
    }

    Login login(String clientId, String clientSecret, Edition edition) {
        Instant now = clock.instant();
        Optional<MachineIdentity> identity = identities.values().stream()
                .filter(known -> known.clientId().equals(clientId))
                .findFirst();
        if (identity.isEmpty()) {
            return edition.guardsLogin()
                    ? unauthorized("Invalid credentials")
                    : new Refused(404, "NotFound", "No identity with specified client ID was found");
        }
        if (edition.guardsLogin() && isLocked(clientId, now)) {
            return unauthorized("This identity auth method is temporarily locked, please try again later");
        }
        Optional<ClientSecret> secret = clientSecrets.values().stream()
                .filter(known ->
                        known.clientId().equals(clientId) && known.value().equals(clientSecret))
                .findFirst();
        if (secret.isEmpty()) {
            countFailure(clientId, now);
            return unauthorized("Invalid credentials");
        }
        lockouts = lockouts.without(clientId);
        return loginWith(secret.get(), identity.get(), now);
    }

    /** A secret found used up or expired is dropped, so that the next login with it is "Invalid credentials". */
    private Login loginWith(ClientSecret secret, MachineIdentity identity, Instant now) {
        if (secret.isUsedUp() || secret.isExpired(now)) {
            revokeClientSecret(secret.id());
            return unauthorized(
                    secret.isUsedUp()
                            ? "Access denied due to client secret usage limit reached"
                            : "Access denied due to expired client secret");
        }
        put(secret.used());
        AccessToken token =
                new AccessToken(ids.uuid().toString(), identity.id(), secret.id(), now, identity.tokens(), 0);
        tokens = tokens.with(token.id(), token);
        return issue(token, now);
    }

    private LoggedIn issue(AccessToken token, Instant now) {
        Duration ttl = token.policy().ttl();
        String text = TokenText.sign(token, now, now.plus(ttl), signingKey);
        texts = texts.with(text, new TokenText(token.id(), now.plus(ttl)));
        return new LoggedIn(text, ttl, token.policy().maxTtl());
    }

    private boolean isLocked(String clientId, Instant now) {
        return lockouts.get(clientId).map(lockout -> lockout.isLocked(now)).orElse(false);
    }

    private void countFailure(String clientId, Instant now) {
        Lockout counted =
                lockouts.get(clientId).map(lockout -> lockout.again(now)).orElseGet(() -> Lockout.first(now));
        lockouts = lockouts.with(clientId, counted);
    }

    /**
     * Who is behind a bearer. Counts one use of it.
     *
     * @param bearer the text after the scheme; null where no authorization was sent at all
     */
    Admission admit(@Nullable String bearer) {
        return switch (check(bearer)) {
            case Refused refused -> refused;
            case AccessToken token -> admit(token);
        };
    }

    private Admission admit(AccessToken token) {
        if (token.isUsedUp()) {
            tokens = tokens.without(token.id());
            return unauthorized("Unable to renew because access token number of uses limit reached");
        }
        if (token.policy().usesLimit() > 0) {
            tokens = tokens.with(token.id(), token.used());
        }
        return identities
                .get(token.identity())
                .<Admission>map(Admitted::new)
                .orElseGet(() -> unauthorized("No identity access token found"));
    }

    /** A new text for the same token, or the end of it. */
    Login renew(String text) {
        Instant now = clock.instant();
        return switch (check(text)) {
            case Refused refused -> refused;
            case AccessToken token
            when token.renewalReachesMaximum(now) -> {
                tokens = tokens.without(token.id());
                yield unauthorized("Failed to renew MI access token past its Max TTL expiration");
            }
            case AccessToken token -> issue(token, now);
        };
    }

    /** Kills every text of the token. Empty where it was done. */
    Optional<Refused> revoke(String text) {
        return switch (check(text)) {
            case Refused refused -> Optional.of(refused);
            case AccessToken token -> {
                tokens = tokens.without(token.id());
                yield Optional.empty();
            }
        };
    }

    private TokenCheck check(@Nullable String bearer) {
        if (bearer == null) {
            return unauthorized("Token missing");
        }
        Optional<TokenText> text = texts.get(bearer);
        if (text.isEmpty()) {
            return TokenText.refusal(bearer, signingKey);
        }
        if (text.get().isExpired(clock.instant())) {
            return TokenText.expired();
        }
        return tokens.get(text.get().token())
                .<TokenCheck>map(token -> token)
                .orElseGet(() -> unauthorized("No identity access token found"));
    }

    private static Refused unauthorized(String message) {
        return new Refused(401, "UnauthorizedError", message);
    }
}
