package dev.keyrota.rehearsal;

import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Destination;
import dev.keyrota.config.Rotation;
import dev.keyrota.config.SecretScope;
import dev.keyrota.config.SessionEntry;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.sandbox.Logins;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SandboxTokens;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a world of a configuration: the same accounts, stores, sessions and protected authorizations under the same names, and the ids that the
 * journal knows. Every key is invented; none of the configuration's references to secrets is followed.
 */
final class Rebuilding {
    /** An invented day, so that the same configuration is rehearsed the same whenever that is. */
    static final Instant BEGIN = Instant.parse("2026-07-01T09:00:00Z");

    private static final Duration AGE = Duration.ofDays(60);
    /** No sandbox's: whoever rehearses a sandbox's configuration has ids of that one in the journal, and they must not be drawn again. */
    private static final long SEED = 0x72656865_61727365L;

    private final Rotation rotation;
    private final Function<Credential, Optional<AuthorizationId>> current;
    private final SeededIds ids = new SeededIds(SEED);
    private final SandboxClock clock = new SandboxClock(BEGIN);

    /** @param current the authorization that the journal knows to be a credential's */
    Rebuilding(Rotation rotation, Function<Credential, Optional<AuthorizationId>> current) {
        this.rotation = rotation;
        this.current = current;
    }

    Rebuilt rebuilt() {
        List<Destination> all = Stream.concat(rotation.stores().stream(), rotation.siblings().stream())
                .toList();
        RebuiltVendors vendors = new RebuiltVendors(rotation.account(), all, clock, ids);
        Logins logins = new Logins(
                vault().account().project(),
                ids.fork("login").uuid().toString(),
                SandboxTokens.opaque(ids.fork("client secret")),
                SandboxTokens.github(ids.fork("github")));
        clock.set(BEGIN.minus(AGE));
        World world = new World(clock, vendors.heroku(), vendors.infisical(logins), vendors.github(logins), logins);
        world.places(all.stream().map(this::place).toList(), sessions());
        fillSiblings(world);
        Authorization old = key(world, rotation.credential(), Descriptions.ofFirst(rotation.credential()));
        rotation.stores().forEach(store -> world.hold(place(store), old.token()));
        Authorization spare = vendors.put(world.heroku(), "somebody's own key", List.of("global"));
        clock.set(BEGIN);
        boolean known = current.apply(rotation.credential()).isPresent();
        return new Rebuilt(
                world,
                rotation.stores(),
                new AuthorizationId(old.id()),
                old.token(),
                spare.token(),
                new Assumptions(rotation, known).sentences());
    }

    private Destination.Infisical vault() {
        if (rotation.stores().getFirst() instanceof Destination.Infisical vault) {
            return vault;
        }
        throw new IllegalStateException("the configuration was checked: the first store is in a vault");
    }

    /** The other credentials of the account, each with a key of its own. */
    private void fillSiblings(World world) {
        List<Destination> places = new ArrayList<>(rotation.siblings());
        Configuration configuration = rotation.configuration();
        for (Credential sibling : configuration.siblings(rotation.credential())) {
            Authorization key = key(world, sibling, "the key of " + sibling.qualifiedName());
            List<Destination> own = places.subList(0, sibling.stores().size());
            own.forEach(store -> world.hold(place(store), key.token()));
            own.clear();
        }
    }

    /**
     * The authorization that a credential is, with the id that the journal knows.
     *
     * @param first its description where the journal knows none
     */
    private Authorization key(World world, Credential credential, String first) {
        Optional<AuthorizationId> known = current.apply(credential);
        String id = known.map(AuthorizationId::value)
                .orElseGet(() -> ids.fork(credential.qualifiedName()).uuid().toString());
        String description = known.isPresent() ? Descriptions.ofOurs(credential) : first;
        Authorization key = RebuiltVendors.authorization(
                world.heroku().profile(),
                ids.fork(id),
                id,
                description,
                credential.scope().stream().sorted().toList(),
                BEGIN.minus(AGE));
        world.heroku().put(key);
        return key;
    }

    private List<Place> sessions() {
        String vault = rotation.stores().getFirst().id().value();
        return rotation.credential().sessions().stream()
                .map(session -> session(session, vault))
                .toList();
    }

    private static Place session(SessionEntry session, String vault) {
        return new Place.Session(session.id().value(), session.variable(), vault);
    }

    private Place place(Destination destination) {
        String id = destination.id().value();
        return switch (destination) {
            case Destination.Infisical(var _, var store, var account) -> {
                // A world has one project: what is in another one is kept apart by its folder.
                boolean ours = account.name().equals(vault().account().name());
                String path = ours ? store.path() : "/" + account.name() + store.path();
                yield new Place.VaultSecret(id, store.environment(), path, store.secretName());
            }
            case Destination.GitHubSecret(var _, var store, var _) ->
                new Place.ActionsSecret(
                        id, store.scope().repository().toString(), environment(store.scope()), store.secretName());
            case Destination.HerokuConfigVar(var _, var store, var _) ->
                new Place.ConfigVar(id, store.app(), store.configVar());
        };
    }

    static @Nullable String environment(SecretScope scope) {
        return scope instanceof SecretScope.OfEnvironment(var _, var environment) ? environment : null;
    }
}
