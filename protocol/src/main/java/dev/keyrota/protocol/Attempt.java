package dev.keyrota.protocol;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a run to have a new authorization, and what became of it.
 *
 * @param number 1 for the run's first
 * @param description ends with the run's nonce
 * @param fate what is known of it
 * @param id null until the issuer answered, and where no key is made
 * @param fingerprint of its token; null until the issuer answered
 * @param epoch the process in whose memory the token is
 * @param verified whether it was seen to do what it must
 * @param offered whether a write of it to the vault was ever announced: from then on it may be what the vault holds
 * @param strays authorizations found under its nonce after its answer was lost, and alive as far as known
 */
public record Attempt(
        int number,
        String description,
        Fate fate,
        @Nullable AuthorizationId id,
        @Nullable Fingerprint fingerprint,
        long epoch,
        boolean verified,
        boolean offered,
        Set<AuthorizationId> strays) {
    /** What became of an attempt. */
    public enum Fate {
        /** It was announced, and its answer is lost. */
        UNKNOWN,
        /** The issuer certainly created nothing. */
        REFUSED,
        /** The issuer created it and told its id. */
        CREATED,
        /** Its answer was lost; the issuer's list was searched for it. */
        SEARCHED,
        /** A person was asked for it and has not handed it over yet. */
        AWAITED,
        /** It was created, its secret is lost, and it may not be revoked before the sweep. */
        LEFT,
        /** It is proven dead. */
        DEAD
    }

    static Attempt announced(int number, String description) {
        return new Attempt(number, description, Fate.UNKNOWN, null, null, 0, false, false, Set.of());
    }

    /** What stands for one where no key is made: the one that the vault holds. It names no authorization, so that none is ever ended for it. */
    static Attempt standing(Fingerprint key, long epoch) {
        return new Attempt(1, "", Fate.CREATED, null, key, epoch, true, false, Set.of());
    }

    Attempt created(AuthorizationId createdId, Fingerprint token, long inEpoch) {
        return new Attempt(number, description, Fate.CREATED, createdId, token, inEpoch, false, offered, strays);
    }

    Attempt withFate(Fate newFate) {
        return new Attempt(number, description, newFate, id, fingerprint, epoch, verified, offered, strays);
    }

    Attempt withVerified() {
        return new Attempt(number, description, fate, id, fingerprint, epoch, true, offered, strays);
    }

    Attempt withoutVerified() {
        return new Attempt(number, description, fate, id, fingerprint, epoch, false, offered, strays);
    }

    Attempt withOffered() {
        return new Attempt(number, description, fate, id, fingerprint, epoch, verified, true, strays);
    }

    Attempt searched(Set<AuthorizationId> found) {
        return new Attempt(
                number, description, Fate.SEARCHED, id, fingerprint, epoch, verified, offered, Set.copyOf(found));
    }

    Attempt without(AuthorizationId gone) {
        if (gone.equals(id)) {
            return withFate(Fate.DEAD);
        }
        Set<AuthorizationId> rest = new TreeSet<>(strays);
        rest.remove(gone);
        return new Attempt(number, description, fate, id, fingerprint, epoch, verified, offered, Set.copyOf(rest));
    }

    /** The id of an authorization of this attempt that lives as far as is known; null if there is none. */
    @Nullable
    AuthorizationId living() {
        if (fate == Fate.CREATED) {
            return id;
        }
        return strays.stream().min(AuthorizationId::compareTo).orElse(null);
    }
}
