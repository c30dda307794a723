package dev.keyrota.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a question was answered with: no reading holds a secret. */
public sealed interface Reading {
    /** The part of a reading that two consecutive readings must agree on: ages and clocks left out. */
    default Reading steady() {
        return this;
    }

    /**
     * What a readable place holds.
     *
     * @param value null where it holds nothing that could be a key
     * @param itemId the vault entry's id; empty where there is none
     * @param version grows or changes with each write; empty where there is none
     * @param label null where there is none of ours
     * @param fits whether the label's authentication code fits the value
     * @param age since the last change, by the vendor's clock; null where it does not say
     */
    record Held(
            @Nullable Fingerprint value,
            String itemId,
            String version,
            @Nullable Label label,
            boolean fits,
            @Nullable Duration age)
            implements Reading {
        @Override
        public Reading steady() {
            return age == null ? this : new Held(value, itemId, version, label, fits, null);
        }

        /** The label, if it may be believed. */
        public @Nullable Label believed() {
            return fits ? label : null;
        }
    }

    /**
     * When a write-only place was written, and what hides it.
     *
     * @param updatedAt the vendor's text of it
     * @param writtenAt the same as a time, as exact as the vendor's clock shows it
     * @param shadowedBy what is used in its place; null for nothing
     * @param age how long before the answer; null where the vendor does not tell
     */
    record Traced(
            String updatedAt,
            Instant writtenAt,
            @Nullable String shadowedBy,
            @Nullable Duration age) implements Reading {
        @Override
        public Reading steady() {
            return age == null ? this : new Traced(updatedAt, writtenAt, shadowedBy, null);
        }
    }

    /** Whether a consumer got the expected key, and whether what it got lives. */
    record Proven(boolean same, Life life, String consumerId, Instant consumerCreatedAt) implements Reading {}

    /**
     * How far a place's newest change has come to its consumers.
     *
     * @param version of that change
     * @param complete whether every consumer that runs, and every one that will be started, has it
     * @param failed whether no consumer will ever be started with it
     */
    record RolledOut(String version, boolean complete, boolean failed) implements Reading {}

    /** Consumers that are not finished, by their vendor's ids. */
    record Consumers(Set<String> ids) implements Reading {}

    /** The whole list, and the issuer's time of it. */
    record Listed(List<Authorization> entries, @Nullable Instant at) implements Reading {
        public Listed {
            entries = List.copyOf(entries);
        }

        @Override
        public Reading steady() {
            return new Listed(entries.stream().map(Authorization::withoutExpiry).toList(), null);
        }

        /** The authorization of this id; null if it is not listed. */
        public @Nullable Authorization of(AuthorizationId id) {
            for (Authorization authorization : entries) {
                if (authorization.id().equals(id)) {
                    return authorization;
                }
            }
            return null;
        }
    }

    /**
     * Authorizations whose tokens are the key.
     *
     * @param whole compared whole and equal
     * @param masked whose mask fits, with at least four characters at the end
     */
    record Matched(Set<AuthorizationId> whole, Set<AuthorizationId> masked) implements Reading {}

    /** The authorization exists. */
    record Shown(AuthorizationId id) implements Reading {}

    /** The key authenticates this account. */
    record Identified(Account account) implements Reading {}

    /** Names of the apps that the key sees. */
    record Apps(Set<String> names) implements Reading {}

    /**
     * Keys of the account that stand in the issuer's own places.
     *
     * @param found one for each place that holds something of a key's form
     * @param unread places that could not be read
     */
    record Kept(List<Found> found, List<String> unread) implements Reading {
        public Kept {
            found = List.copyOf(found);
            unread = List.copyOf(unread);
        }

        /**
         * What one place holds.
         *
         * @param place foreign text, to be escaped
         * @param whole authorizations whose tokens it holds, compared whole
         * @param masked authorizations whose masks fit; with none of either it is the key of no authorization of the account
         */
        public record Found(String place, Set<AuthorizationId> whole, Set<AuthorizationId> masked) {
            public Found {
                whole = Set.copyOf(whole);
                masked = Set.copyOf(masked);
            }
        }
    }

    /**
     * How many calls the issuer still allows.
     *
     * @param remaining null where it does not say
     */
    record Allowance(@Nullable Integer remaining) implements Reading {
        @Override
        public Reading steady() {
            return new Allowance(null);
        }
    }

    /**
     * What a session holds.
     *
     * @param value null where it holds nothing that could be a key
     * @param life whether it authenticates
     * @param email whom it authenticates; null where it authenticates nobody, or that is unknown
     * @param authorization whose token it is; null where that is unknown
     * @param source where the session has it from
     */
    record Reported(
            @Nullable Fingerprint value,
            Life life,
            @Nullable String email,
            @Nullable AuthorizationId authorization,
            String source)
            implements Reading {}

    /**
     * Sessions that were given keys, those that are over by the clock alone included.
     *
     * @param at what this machine's clock says
     */
    record Registered(List<Registration> sessions, Instant at) implements Reading {
        public Registered {
            sessions = List.copyOf(sessions);
        }
    }

    /** Open approval requests. */
    record Approvals(List<String> ids) implements Reading {}
}
