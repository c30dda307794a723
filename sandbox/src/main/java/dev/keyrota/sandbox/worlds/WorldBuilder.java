package dev.keyrota.sandbox.worlds;

import dev.keyrota.sandbox.Logins;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SandboxTokens;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.github.GitHubHost;
import dev.keyrota.sandbox.github.GitHubToken;
import dev.keyrota.sandbox.github.Repository;
import dev.keyrota.sandbox.github.Repository.DeploymentEnvironment;
import dev.keyrota.sandbox.github.Workflow;
import dev.keyrota.sandbox.heroku.App;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.heroku.Deployment;
import dev.keyrota.sandbox.heroku.HerokuAccount;
import dev.keyrota.sandbox.heroku.HerokuPolicy;
import dev.keyrota.sandbox.heroku.Profile;
import dev.keyrota.sandbox.heroku.Release;
import dev.keyrota.sandbox.infisical.ClientSecret;
import dev.keyrota.sandbox.infisical.Grant;
import dev.keyrota.sandbox.infisical.InfisicalVault;
import dev.keyrota.sandbox.infisical.MachineIdentity;
import dev.keyrota.sandbox.infisical.Project;
import dev.keyrota.sandbox.infisical.TokenPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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
        World world = new World(clock, heroku(), infisical(logins), github(logins), logins);
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

    private InfisicalVault infisical(Logins logins) {
        SeededIds ids = seed.fork("infisical");
        InfisicalVault vault = new InfisicalVault(clock, ids);
        String project = logins.infisicalProject();
        vault.addProject(new Project(project, "moosequest"));
        vault.addIdentity(new MachineIdentity(
                ids.uuid().toString(),
                "keyrota",
                logins.clientId(),
                TokenPolicy.DEFAULT,
                Map.of(project, List.of(Grant.everything()))));
        vault.addClientSecret(
                new ClientSecret(ids.uuid().toString(), logins.clientId(), logins.clientSecret(), 0, 0, null));
        vault.requireApproval(file.infisical().approval());
        return vault;
    }

    private GitHubHost github(Logins logins) {
        SeededIds ids = seed.fork("github");
        GitHubHost host = new GitHubHost(clock, ids);
        String[] name = file.github().repository().split("/", 2);
        host.addRepository(new Repository(
                100_000_000L + ids.nextInt(900_000_000),
                name[0],
                name[1],
                true,
                true,
                List.of(new Repository.Branch("main", ids.hex(40))),
                environments(),
                List.of(
                        probe(ids.nextInt(1_000_000_000)),
                        Workflow.onPush(ids.nextInt(1_000_000_000), "deploy", "deploy-heroku.yml"))));
        host.addToken(GitHubToken.classic(logins.githubToken(), "keyrota", Set.of("repo", "admin:org")));
        return host;
    }

    /** The probe looks where the deploy job looks: in the repository's environment, where it has one. */
    private Workflow probe(long id) {
        String environment = environments().stream()
                .map(DeploymentEnvironment::name)
                .findFirst()
                .orElse(null);
        return Workflow.probe(id, file.github().workflow(), "HEROKU_API_KEY", environment);
    }

    private List<DeploymentEnvironment> environments() {
        return file.places().stream()
                .flatMap(part -> Stream.ofNullable(part.actions()))
                .flatMap(actions -> Stream.ofNullable(actions.environment()))
                .distinct()
                .map(environment -> new DeploymentEnvironment(environment, false))
                .toList();
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
        Release first = new Release(
                ids.uuid().toString(),
                1,
                "Initial release",
                part.created(),
                Deployment.AT_ONCE,
                Map.of("APP_ENV", "sandbox"));
        return new App(
                part.id(),
                owner,
                part.name(),
                part.dynos(),
                Deployment.AT_ONCE.withRestart(Objects.requireNonNullElse(part.restartTakes(), Duration.ZERO)),
                List.of(),
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
