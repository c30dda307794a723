package dev.keyrota.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Which authorization the vault's key belongs to. The first proof that holds decides; none, or several, prove nothing, and nothing is
 * guessed.
 *
 * @param id the authorization
 * @param by what proved it
 */
record Identification(AuthorizationId id, Base.Identification by) {
    /**
     * Identifies the key.
     *
     * @param charter what the run was asked to do
     * @param key the vault's key
     * @param label what stands beside it and fits it; null if nothing does
     * @param listed the account's authorizations
     * @param matched those whose token is the key; null if that could not be asked
     * @return null if nothing proves it
     */
    static @Nullable Identification of(
            Charter charter,
            Fingerprint key,
            @Nullable Label label,
            Reading.Listed listed,
            Reading.@Nullable Matched matched) {
        Identification recorded = byRecord(charter, key, label, listed);
        if (recorded == null) {
            return matched == null ? null : byToken(charter, listed, matched);
        }
        return contradicts(matched, recorded.id()) ? null : recorded;
    }

    private static @Nullable Identification byRecord(
            Charter charter, Fingerprint key, @Nullable Label label, Reading.Listed listed) {
        Charter.Known recorded = charter.recorded();
        if (recorded != null && recorded.fingerprint().equals(key) && listed.of(recorded.id()) != null) {
            return new Identification(recorded.id(), Base.Identification.JOURNAL);
        }
        return label != null && listed.of(label.authorization()) != null
                ? new Identification(label.authorization(), Base.Identification.LABEL)
                : null;
    }

    /** Whoever can write the vault can forge a label that fits; where the issuer shows that the token is another's, nothing is proven. */
    private static boolean contradicts(Reading.@Nullable Matched matched, AuthorizationId id) {
        return matched != null && !matched.whole().isEmpty() && !matched.whole().contains(id);
    }

    /**
     * Identifies a key that the issuer refuses already: only what was recorded together with the key can tell, and its authorization need
     * not be listed any more.
     *
     * @return null if nothing was recorded
     */
    static @Nullable Identification ofDead(Charter charter, Fingerprint key, @Nullable Label label) {
        Charter.Known recorded = charter.recorded();
        if (recorded != null && recorded.fingerprint().equals(key)) {
            return new Identification(recorded.id(), Base.Identification.JOURNAL);
        }
        return label == null ? null : new Identification(label.authorization(), Base.Identification.LABEL);
    }

    private static @Nullable Identification byToken(Charter charter, Reading.Listed listed, Reading.Matched matched) {
        if (matched.whole().size() == 1) {
            AuthorizationId id = matched.whole().iterator().next();
            return allowed(charter, listed, id) ? new Identification(id, Base.Identification.TOKEN) : null;
        }
        Charter.Known recorded = charter.recorded();
        if (recorded == null || !matched.whole().isEmpty() || matched.masked().size() != 1) {
            return null;
        }
        return matched.masked().contains(recorded.id()) && ours(listed, recorded.id())
                ? new Identification(recorded.id(), Base.Identification.MASK)
                : null;
    }

    /** A key that somebody wrote by hand is not ours to revoke: its description must be one that the configuration allows. */
    private static boolean allowed(Charter charter, Reading.Listed listed, AuthorizationId id) {
        Authorization entry = listed.of(id);
        if (entry == null) {
            return false;
        }
        String description = entry.description();
        return ours(listed, id) || Patterns.anyFits(charter.previousDescriptions(), description);
    }

    private static boolean ours(Reading.Listed listed, AuthorizationId id) {
        Authorization entry = listed.of(id);
        return entry != null && Nonce.in(entry.description()) != null;
    }
}
