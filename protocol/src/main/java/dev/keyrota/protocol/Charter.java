package dev.keyrota.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a run was asked to do, frozen in its first fact. A configuration that changes later supplies addresses and logins only.
 *
 * @param credential the credential's name
 * @param env its environment, part of its identity
 * @param account the name of the vendor account that issues it
 * @param purpose to replace the key, to end it, to bring it where it is missing, or to end another that nobody uses
 * @param mode who creates the new key
 * @param reason why the run was asked for
 * @param urgency what comes first
 * @param convention how descriptions of our authorizations begin, with {@code {yyyy}} and {@code {MM}} for the issuer's month
 * @param scope what the new authorization may do
 * @param expiresInSeconds when it expires by itself; null for never
 * @param identity the address that every key of the account must authenticate
 * @param apps names that the new key must see; may be empty
 * @param stores the places that hold the key, in the order in which they are written; the first is the source of truth
 * @param siblings the places of other credentials on the same account, looked at before a revocation and never written
 * @param sessions shells that may hold the key
 * @param siblingKeys the current keys of other credentials on the same account, as far as this journal knows them: nobody's leftovers
 * @param protectedIds authorizations that no run ever revokes
 * @param protectedDescriptions patterns ({@code *} for any text) of descriptions whose authorizations no run ever revokes
 * @param previousDescriptions patterns that the description of a key nobody recorded must fit to be taken for the old one
 * @param recorded the authorization that this journal knows to be current; null on day one
 * @param overlap how long both keys live after the last store is proven; zero for not at all
 * @param quiescence the longest time in which a request that was already sent can still take effect
 * @param incidentQuiescence the same, as an emergency counts it before a revocation
 * @param requestedBy who asked
 * @param authorizedBy who allowed it; null where nobody else had to
 * @param ticket null where none was given
 * @param host the machine of the run
 * @param configuration SHA-256 of the configuration it was made from
 * @param agreed what a recovery or a clean-up was agreed to be; null for every other purpose
 */
public record Charter(
        String credential,
        String env,
        String account,
        Purpose purpose,
        Mode mode,
        Reason reason,
        Urgency urgency,
        String convention,
        Set<String> scope,
        @Nullable Long expiresInSeconds,
        String identity,
        Set<String> apps,
        List<Place> stores,
        List<Place> siblings,
        List<SessionId> sessions,
        Set<AuthorizationId> siblingKeys,
        Set<AuthorizationId> protectedIds,
        List<String> protectedDescriptions,
        List<String> previousDescriptions,
        @Nullable Known recorded,
        Duration overlap,
        Duration quiescence,
        Duration incidentQuiescence,
        String requestedBy,
        @Nullable String authorizedBy,
        @Nullable String ticket,
        String host,
        String configuration,
        @Nullable Agreement agreed) {
    public Charter {
        scope = Set.copyOf(scope);
        apps = Set.copyOf(apps);
        stores = List.copyOf(stores);
        siblings = List.copyOf(siblings);
        sessions = List.copyOf(sessions);
        siblingKeys = Set.copyOf(siblingKeys);
        protectedIds = Set.copyOf(protectedIds);
        protectedDescriptions = List.copyOf(protectedDescriptions);
        previousDescriptions = List.copyOf(previousDescriptions);
        if (stores.isEmpty() || stores.getFirst().kind() != Place.Kind.VAULT) {
            throw new IllegalArgumentException("the first store is the source of truth and must be a vault");
        }
        boolean fits = switch (purpose) {
            case ROTATE, REVOKE -> agreed == null;
            case RECOVER -> agreed instanceof Recovery;
            case CLEAN_UP -> agreed instanceof CleanUp;
        };
        if (!fits) {
            throw new IllegalArgumentException("a recovery and a clean-up, and nothing else, say what was agreed to");
        }
        if (agreed instanceof Recovery recovery && !recovery.isOf(stores)) {
            throw new IllegalArgumentException("a recovery writes every store but the source of truth");
        }
    }

    /** The source of truth. */
    public Place vault() {
        return stores.getFirst();
    }

    /**
     * The place of this name among the stores.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Place place(StoreId id) {
        return stores.stream()
                .filter(place -> place.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no store is called " + id));
    }

    /**
     * The same, for a recovery.
     *
     * @param recovery what is brought where; the other stores take no part
     */
    public Charter recovering(Recovery recovery) {
        List<Place> drifted = stores.stream()
                .filter(place -> place.equals(vault()) || recovery.before().containsKey(place.id()))
                .toList();
        return agreeing(Purpose.RECOVER, drifted, recovery);
    }

    /**
     * The same, for the end of an authorization that nobody uses.
     *
     * @param cleanUp which, and what every place held when nobody was seen to use it
     */
    public Charter cleaning(CleanUp cleanUp) {
        return agreeing(Purpose.CLEAN_UP, stores, cleanUp);
    }

    private Charter agreeing(Purpose other, List<Place> places, Agreement agreement) {
        return new Charter(
                credential,
                env,
                account,
                other,
                mode,
                reason,
                Urgency.SCHEDULED,
                convention,
                scope,
                expiresInSeconds,
                identity,
                apps,
                places,
                siblings,
                sessions,
                siblingKeys,
                protectedIds,
                protectedDescriptions,
                previousDescriptions,
                recorded,
                overlap,
                quiescence,
                incidentQuiescence,
                requestedBy,
                authorizedBy,
                ticket,
                host,
                configuration,
                agreement);
    }

    /** What a recovery brings where; null where this is none. */
    public @Nullable Recovery recovery() {
        return agreed instanceof Recovery recovery ? recovery : null;
    }

    /** Which authorization a clean-up ends; null where this is none. */
    public @Nullable CleanUp cleanUp() {
        return agreed instanceof CleanUp cleanUp ? cleanUp : null;
    }

    /** What a place held when a recovery was agreed to write it; null where none was. */
    @Nullable
    Before before(Place place) {
        Recovery recovery = recovery();
        return recovery == null ? null : recovery.before().get(place.id());
    }

    /** Whether nothing was seen in a place when a recovery was agreed to write it. */
    boolean wasEmpty(Place place) {
        Before before = before(place);
        return before != null && before.isEmpty();
    }

    /**
     * Whether a deed is one that such a run may ever do: a recovery writes the stores that drifted, a clean-up ends the one authorization that it
     * was agreed to, and neither does anything else.
     */
    boolean allows(Act act) {
        return switch (agreed) {
            case null -> !(act instanceof Act.Revoke(var _, var why, var _)) || why != Act.Revoke.Why.UNUSED;
            case Recovery recovery ->
                act instanceof Act.Write(var store, var _, var value)
                        && recovery.before().containsKey(store)
                        && value.equals(recovery.key());
            case CleanUp cleanUp ->
                act instanceof Act.Revoke(var id, var why, var _)
                        && why == Act.Revoke.Why.UNUSED
                        && id.equals(cleanUp.id());
        };
    }

    /** What a run is for. */
    public enum Purpose {
        /** Replace the key and revoke the old one. */
        ROTATE,
        /** Revoke the key and mint none. */
        REVOKE,
        /** Bring the vault's key to stores that do not hold it. No key is made, and none is ended. */
        RECOVER,
        /** End one authorization of the account that nobody uses, and that is no credential's. No key is made, and no place written. */
        CLEAN_UP;

        /** Whether it decides what becomes of the credential's own key. */
        public boolean isOfTheKey() {
            return this == ROTATE || this == REVOKE;
        }
    }

    /** What people agreed to, and a run is bound to. */
    public sealed interface Agreement permits Recovery, CleanUp {}

    /** Who creates the new key. */
    public enum Mode {
        /** Keyrota, at the issuer's interface. */
        PROGRAMMATIC,
        /** A person, on the issuer's page; Keyrota takes the value and does the rest. */
        OPERATOR_ASSISTED
    }

    /** Why a run was asked for. */
    public enum Reason {
        SCHEDULED,
        COMPROMISE,
        EXPOSURE,
        OFFBOARDING,
        INCIDENT
    }

    /** What comes first. */
    public enum Urgency {
        /** No consumer ever holds a dead key. */
        SCHEDULED,
        /** As scheduled, without waiting for what may wait. */
        AFTER_STORES,
        /** The old key dies as soon as the vault holds the new one. */
        NOW
    }

    /**
     * One place that holds the key.
     *
     * @param id its name in the configuration
     * @param kind what can be asked of it
     * @param proof how a write is proven where the place cannot be read
     * @param writtenBy the name of the second writer that brings it the vault's value, and for which a run only waits; null where the run
     *     writes it
     * @param window when it may be written outside an emergency; null for always
     */
    public record Place(
            StoreId id,
            Kind kind,
            Proof proof,
            @Nullable String writtenBy,
            @Nullable Window window) {
        /** A place that a run writes at any time. */
        public Place(StoreId id, Kind kind, Proof proof) {
            this(id, kind, proof, null, null);
        }

        /** What can be asked of a place. */
        public enum Kind {
            VAULT,
            READABLE,
            WRITE_ONLY
        }

        /** How a write to a place that cannot be read is proven. */
        public enum Proof {
            /** It is read back. */
            READING,
            /** It is read back, and every consumer that runs was started with what was read. */
            ROLLOUT,
            /** A consumer answers a challenge with what the place gave it. */
            CHALLENGE,
            /** The place says that it was written since: weaker, and shown as such. */
            UPDATED_AT
        }
    }

    /**
     * A time of the day, UTC, by this machine's clock: a comfort for people, on which no safety rests.
     *
     * @param from the first minute of it, counted from midnight, 0 to 1439
     * @param to the minute at which it is over, 0 to 1439; before {@code from} where it goes over midnight
     */
    public record Window(int from, int to) {
        private static final int DAY = 24 * 60;

        public Window {
            if (from < 0 || from >= DAY || to < 0 || to >= DAY || from == to) {
                throw new IllegalArgumentException("a window is from one minute of the day to another");
            }
        }

        /** How long it still takes until it is open; zero while it is. */
        public Duration until(Instant now) {
            long second = Math.floorMod(now.getEpochSecond(), DAY * 60L);
            long since = Math.floorMod(second - from * 60L, DAY * 60L);
            long length = Math.floorMod(to - from, DAY) * 60L;
            return since < length ? Duration.ZERO : Duration.ofSeconds(DAY * 60L - since);
        }
    }

    /**
     * What a recovery was agreed to be.
     *
     * @param key the one that the source of truth holds, which the stores are brought
     * @param authorization whose key it is; null where nobody knows
     * @param before what each store that is written held when it was agreed to
     */
    public record Recovery(Fingerprint key, @Nullable AuthorizationId authorization, Map<StoreId, Before> before)
            implements Agreement {
        public Recovery {
            before = Map.copyOf(before);
        }

        private boolean isOf(List<Place> stores) {
            Set<StoreId> others = stores.stream().skip(1).map(Place::id).collect(Collectors.toUnmodifiableSet());
            return !others.isEmpty() && others.equals(before.keySet());
        }
    }

    /**
     * The end of an authorization that nobody was seen to use.
     *
     * @param id which
     * @param description as it was; another one is a sign that somebody took it for something
     * @param before what each place of the account's credentials held when nobody was seen to use it: none of them its token
     * @param approvedBy who allowed it: the person who typed its name, or two who are named
     */
    public record CleanUp(AuthorizationId id, String description, Map<StoreId, Before> before, List<String> approvedBy)
            implements Agreement {
        public CleanUp {
            before = Map.copyOf(before);
            approvedBy = List.copyOf(approvedBy);
        }
    }

    /**
     * What a store held before it was written.
     *
     * @param value its key; null where it cannot be read, is not there, or shows none
     * @param trace what it said of its last write; null where it can be read, or is not there
     * @param chosenBy who decided that it is written; null where nobody had to
     */
    public record Before(
            @Nullable Fingerprint value,
            @Nullable String trace,
            @Nullable String chosenBy) {
        /** Whether nothing was seen there that could be read as a key. */
        boolean isEmpty() {
            return value == null && trace == null;
        }
    }

    /** An authorization and the fingerprint of its token, recorded together. */
    public record Known(AuthorizationId id, Fingerprint fingerprint) {}
}
