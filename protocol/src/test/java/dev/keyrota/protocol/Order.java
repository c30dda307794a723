package dev.keyrota.protocol;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Charter.Place.Kind;
import dev.keyrota.protocol.Charter.Place.Proof;
import dev.keyrota.protocol.Charter.Urgency;
import dev.keyrota.protocol.Charter.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run is asked for, said as far as a test cares: a scheduled rotation of a vault, an app and a CI secret. */
final class Order {
    static final Place VAULT = new Place(Samples.VAULT, Kind.VAULT, Proof.READING);
    static final Place APP = new Place(Samples.APP, Kind.READABLE, Proof.READING);
    static final Place CI = new Place(Samples.CI, Kind.WRITE_ONLY, Proof.CHALLENGE);
    static final Place UNCHALLENGED = new Place(Samples.CI, Kind.WRITE_ONLY, Proof.UPDATED_AT);
    static final Place ROLLED_OUT = new Place(Samples.APP, Kind.READABLE, Proof.ROLLOUT);
    static final Place NEIGHBOUR = new Place(Samples.NEIGHBOUR, Kind.READABLE, Proof.READING);

    private Charter.Purpose purpose;
    private Charter.Mode mode = Charter.Mode.PROGRAMMATIC;
    private Urgency urgency = Urgency.SCHEDULED;
    private String convention = "team-rotation-{yyyy}-{MM}";
    private @Nullable Long expiresInSeconds;
    private Set<String> apps = Set.of();
    private List<Place> stores = List.of(VAULT, APP, CI);
    private List<Place> siblings = List.of();
    private List<SessionId> sessions = List.of();
    private Set<AuthorizationId> siblingKeys = Set.of();
    private Set<AuthorizationId> protectedIds = Set.of();
    private List<String> protectedDescriptions = List.of();
    private Charter.@Nullable Known recorded;
    private Duration overlap = Duration.ZERO;
    private Charter.@Nullable Agreement agreed;

    private Order(Charter.Purpose purpose) {
        this.purpose = purpose;
    }

    static Order rotation() {
        return new Order(Charter.Purpose.ROTATE);
    }

    static Order revocation() {
        return new Order(Charter.Purpose.REVOKE);
    }

    /** The app holds a stranger's key, and the CI secret nobody knows which; both are brought the vault's. */
    static Order recovery() {
        return recovery(Map.of(
                Samples.APP, new Charter.Before(Samples.FOREIGN_KEY, null, null),
                Samples.CI, new Charter.Before(null, "then", "ada")));
    }

    static Order recovery(Map<StoreId, Charter.Before> before) {
        Order order = new Order(Charter.Purpose.RECOVER);
        order.agreed = new Charter.Recovery(Samples.OLD_KEY, Samples.OLD, before);
        return order;
    }

    /** An authorization that nobody uses is to be ended. */
    static Order cleanUp() {
        return cleanUp(new Charter.CleanUp(
                Samples.STRAY,
                "by hand of nobody",
                Map.of(
                        Samples.APP, new Charter.Before(Samples.OLD_KEY, null, null),
                        Samples.CI, new Charter.Before(null, "then", null)),
                List.of("ada", "grace")));
    }

    static Order cleanUp(Charter.CleanUp agreed) {
        Order order = new Order(Charter.Purpose.CLEAN_UP);
        order.agreed = agreed;
        return order;
    }

    /** What no run may be. */
    Order forRotation() {
        purpose = Charter.Purpose.ROTATE;
        return this;
    }

    /** The old key dies as soon as the vault holds the new one. */
    static Order emergency() {
        return rotation().urgency(Urgency.NOW);
    }

    static Place writtenBySomebodyElse(Place place) {
        return new Place(place.id(), place.kind(), place.proof(), "sync", null);
    }

    static Place within(Place place, Window window) {
        return new Place(place.id(), place.kind(), place.proof(), null, window);
    }

    Order byHand() {
        mode = Charter.Mode.OPERATOR_ASSISTED;
        return this;
    }

    Order urgency(Urgency first) {
        urgency = first;
        return this;
    }

    Order convention(String beginning) {
        convention = beginning;
        return this;
    }

    Order expiring(long seconds) {
        expiresInSeconds = seconds;
        return this;
    }

    Order apps(String... names) {
        apps = Set.of(names);
        return this;
    }

    Order stores(Place... places) {
        stores = List.of(places);
        return this;
    }

    Order siblings(Place... places) {
        siblings = List.of(places);
        return this;
    }

    Order sessions(SessionId... shells) {
        sessions = List.of(shells);
        return this;
    }

    Order siblingKeys(AuthorizationId... ids) {
        siblingKeys = Set.of(ids);
        return this;
    }

    Order protectedIds(AuthorizationId... ids) {
        protectedIds = Set.of(ids);
        return this;
    }

    Order protectedDescriptions(String... patterns) {
        protectedDescriptions = List.of(patterns);
        return this;
    }

    Order recorded(AuthorizationId id, Fingerprint key) {
        recorded = new Charter.Known(id, key);
        return this;
    }

    Order overlap(Duration both) {
        overlap = both;
        return this;
    }

    Charter charter() {
        return new Charter(
                "api",
                "prod",
                "issuer",
                purpose,
                mode,
                Charter.Reason.SCHEDULED,
                urgency,
                convention,
                Set.of("global"),
                expiresInSeconds,
                "owner@example.com",
                apps,
                stores,
                siblings,
                sessions,
                siblingKeys,
                protectedIds,
                protectedDescriptions,
                List.of("by hand *"),
                recorded,
                overlap,
                Duration.ofMinutes(10),
                Duration.ofSeconds(90),
                "somebody",
                null,
                null,
                "here",
                "0".repeat(64),
                agreed);
    }
}
