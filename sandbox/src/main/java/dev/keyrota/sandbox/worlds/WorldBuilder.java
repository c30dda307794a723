package dev.keyrota.sandbox.worlds;

import dev.keyrota.sandbox.Logins;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SandboxTokens;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.World;
import dev.keyrota.sandbox.github.GitHubHost;
import dev.keyrota.sandbox.heroku.App;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.heroku.HerokuAccount;
import dev.keyrota.sandbox.heroku.HerokuPolicy;
import dev.keyrota.sandbox.heroku.Profile;
import dev.keyrota.sandbox.heroku.Release;
import dev.keyrota.sandbox.infisical.InfisicalVault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Builds the world that a file describes. All it draws comes from the seed. */
final class WorldBuilder {

    private final WorldFile file;
    private final SeededIds seed;
    private final SandboxClock clock;

    WorldBuilder(WorldFile file, SeededIds seed) {
        this.file = file;
        this.seed = seed;
        this.clock = new SandboxClock(file.asOf());
    }

    World build(Instant asOf) {
        clock.set(asOf);
        Logins logins = logins();
        World world = new World(clock, heroku(), infisical(), github(), logins);
        world.places(places(WorldFile.Role.STORE), places(WorldFile.Role.OTHER));
        file.places().forEach(part -> fill(world, part));
        clock.set(asOf);
        return world;
    }

    private Logins logins() {
        SeededIds ids = seed.fork("logins");
        return new Logins(
                file.infisical().project(),
                ids.uuid().toString(),
                SandboxTokens.opaque(ids),
                SandboxTokens.github(ids));
    }

    private HerokuAccount heroku() {
        WorldFile.HerokuPart part = file.heroku();
        Profile owner = profile(part.owner());
        HerokuAccount account = new HerokuAccount(clock, seed.fork("heroku"), owner, profile(part.stranger()));
        account.policy(
                new HerokuPolicy(part.listedTokens(), part.singleTokens(), part.grantsInstead(), part.pageSize()));
        account.quota(part.quota().remaining(), part.quota().refillPerMinute());
        for (WorldFile.AuthorizationPart each : part.authorizations()) {
            account.put(authorization(each, owner));
            if (each.isDefault()) {
                account.makeDefault(each.id());
            }
        }
        part.apps().forEach(app -> account.put(app(app, owner)));
        return account;
    }

    private InfisicalVault infisical() {
        InfisicalVault vault = new InfisicalVault(clock, seed.fork("infisical"));
        vault.requireApproval(file.infisical().approval());
        return vault;
    }

    private GitHubHost github() {
        return new GitHubHost(clock, seed.fork("github"));
    }

    private Authorization authorization(WorldFile.AuthorizationPart part, Profile owner) {
        SeededIds ids = seed.fork(part.id());
        String token =
                Objects.requireNonNullElse(part.token(), TokenForm.CURRENT).draw(ids);
        String suffix = Objects.requireNonNullElse(part.suffix(), "");
        Instant updated = Objects.requireNonNullElse(part.revoked(), part.created());
        return new Authorization(
                part.id(),
                owner,
                part.description(),
                part.scope(),
                part.created(),
                updated,
                ids.uuid().toString(),
                token.substring(0, token.length() - suffix.length()) + suffix,
                List.of(),
                null,
                part.revoked());
    }

    private App app(WorldFile.AppPart part, Profile owner) {
        SeededIds ids = seed.fork(part.id());
        Release first =
                new Release(ids.uuid().toString(), 1, "Initial release", part.created(), Map.of("APP_ENV", "sandbox"));
        return new App(
                part.id(),
                owner,
                part.name(),
                part.dynos(),
                Objects.requireNonNullElse(part.restartTakes(), Duration.ZERO),
                List.of(first));
    }

    private List<Place> places(WorldFile.Role role) {
        return file.places().stream()
                .filter(part -> part.role() == role)
                .map(WorldBuilder::place)
                .toList();
    }

    private void fill(World world, WorldFile.PlacePart part) {
        String holds = part.holds();
        if (holds == null) {
            return;
        }
        Authorization held = world.heroku().everyAuthorization().stream()
                .filter(each -> each.id().equals(holds))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the place " + part.id() + " holds " + holds + ", which is no authorization of this world"));
        clock.set(Objects.requireNonNullElse(part.written(), held.createdAt()));
        world.hold(place(part), held.token());
    }

    private static Place place(WorldFile.PlacePart part) {
        if (part.vault() instanceof WorldFile.VaultPart(var environment, var path, var secret)) {
            return new Place.VaultSecret(part.id(), environment, path, secret);
        }
        if (part.actions() instanceof WorldFile.ActionsPart(var repository, var environment, var secret)) {
            return new Place.ActionsSecret(part.id(), repository, environment, secret);
        }
        if (part.configVar() instanceof WorldFile.ConfigVarPart(var app, var name)) {
            return new Place.ConfigVar(part.id(), app, name);
        }
        if (part.session() instanceof WorldFile.SessionPart(var variable, var follows)) {
            return new Place.Session(part.id(), variable, follows);
        }
        throw new IllegalArgumentException(
                "the place " + part.id() + " needs one of vault, actions, config-var, session");
    }

    private static Profile profile(WorldFile.Person person) {
        return new Profile(person.id(), person.email(), person.name(), person.created());
    }
}
