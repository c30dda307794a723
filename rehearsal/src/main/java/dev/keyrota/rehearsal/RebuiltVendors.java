package dev.keyrota.rehearsal;

import dev.keyrota.config.Destination;
import dev.keyrota.config.GitHubSecretStore;
import dev.keyrota.config.IssuingAccount;
import dev.keyrota.config.Proof;
import dev.keyrota.config.Wildcard;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.sandbox.Logins;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SandboxTokens;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.github.GitHubHost;
import dev.keyrota.sandbox.github.GitHubToken;
import dev.keyrota.sandbox.github.Repository;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The vendors of a rebuilt world, before anybody has put a key anywhere. */
final class RebuiltVendors {
    private static final Instant LONG_AGO = Instant.parse("2023-04-02T12:00:00Z");
    private static final Duration RESTART = Duration.ofSeconds(20);
    private static final int ALLOWANCE = 4500;
    private static final int REFILL_PER_MINUTE = 75;
    private static final List<String> EVERYTHING = List.of("global");

    private final IssuingAccount account;
    private final List<Destination> places;
    private final SandboxClock clock;
    private final SeededIds ids;

    RebuiltVendors(IssuingAccount account, List<Destination> places, SandboxClock clock, SeededIds ids) {
        this.account = account;
        this.places = places;
        this.clock = clock;
        this.ids = ids;
    }

    /** The issuer's account, with what is protected there and every app that is named. */
    HerokuAccount heroku() {
        Profile owner = profile(account.identity());
        HerokuAccount heroku = new HerokuAccount(clock, ids.fork("heroku"), owner, profile("somebody@else.invalid"));
        heroku.policy(HerokuPolicy.USUAL);
        heroku.quota(ALLOWANCE, REFILL_PER_MINUTE);
        for (AuthorizationId kept : account.protectedIds()) {
            heroku.put(authorization(owner, ids.fork(kept.value()), kept.value(), "protected", EVERYTHING, LONG_AGO));
        }
        for (Wildcard kept : account.protectedDescriptions()) {
            put(heroku, Descriptions.filled(kept.pattern()), EVERYTHING);
        }
        apps().forEach(name -> heroku.put(app(name, owner)));
        return heroku;
    }

    /** One more authorization of the account. */
    Authorization put(HerokuAccount heroku, String description, List<String> scope) {
        SeededIds own = ids.fork(description);
        Authorization made = authorization(heroku.profile(), own, own.uuid().toString(), description, scope, LONG_AGO);
        heroku.put(made);
        return made;
    }

    static Authorization authorization(
            Profile owner, SeededIds own, String id, String description, List<String> scope, Instant created) {
        return new Authorization(
                id,
                owner,
                description,
                scope,
                created,
                created,
                own.uuid().toString(),
                SandboxTokens.herokuCurrent(own),
                List.of(),
                null,
                null);
    }

    private Profile profile(String email) {
        return new Profile(ids.fork(email).uuid().toString(), email, "rehearsed", LONG_AGO);
    }

    private Set<String> apps() {
        Set<String> names = new TreeSet<>(account.apps());
        for (Destination place : places) {
            if (place instanceof Destination.HerokuConfigVar(var _, var store, var _)) {
                names.add(store.app());
            }
        }
        return names;
    }

    private App app(String name, Profile owner) {
        SeededIds own = ids.fork("app " + name);
        Release first = new Release(
                own.uuid().toString(),
                1,
                "Initial release",
                LONG_AGO,
                Deployment.AT_ONCE,
                Map.of("APP_ENV", "rehearsed"));
        return new App(
                own.uuid().toString(),
                owner,
                name,
                List.of("web.1"),
                Deployment.AT_ONCE.withRestart(RESTART),
                List.of(),
                List.of(first));
    }

    /** One project, in which we may do everything. */
    InfisicalVault infisical(Logins logins) {
        SeededIds own = ids.fork("infisical");
        InfisicalVault vault = new InfisicalVault(clock, own);
        String project = logins.infisicalProject();
        vault.addProject(new Project(project, "rehearsed"));
        vault.addIdentity(new MachineIdentity(
                own.uuid().toString(),
                "keyrota",
                logins.clientId(),
                TokenPolicy.DEFAULT,
                Map.of(project, List.of(Grant.everything()))));
        vault.addClientSecret(
                new ClientSecret(own.uuid().toString(), logins.clientId(), logins.clientSecret(), 0, 0, null));
        return vault;
    }

    /** Every repository that is named, with its environments and probes. */
    GitHubHost github(Logins logins) {
        SeededIds own = ids.fork("github");
        GitHubHost host = new GitHubHost(clock, own);
        Map<String, List<GitHubSecretStore>> repositories = places.stream()
                .filter(Destination.GitHubSecret.class::isInstance)
                .map(place -> ((Destination.GitHubSecret) place).store())
                .collect(Collectors.groupingBy(
                        store -> store.scope().repository().toString().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.toList()));
        repositories.values().forEach(stores -> host.addRepository(repository(stores, own)));
        host.addToken(GitHubToken.classic(logins.githubToken(), "keyrota", Set.of("repo", "admin:org")));
        return host;
    }

    private static Repository repository(List<GitHubSecretStore> stores, SeededIds own) {
        dev.keyrota.config.Repository named = stores.getFirst().scope().repository();
        return new Repository(
                1_000_000L + own.nextInt(1_000_000_000),
                named.owner(),
                named.name(),
                true,
                true,
                List.of(new Repository.Branch("main", own.hex(40))),
                environments(stores),
                stores.stream()
                        .flatMap(store -> probe(store, own))
                        .collect(Collectors.toMap(Workflow::file, each -> each, (first, _) -> first, TreeMap::new))
                        .values()
                        .stream()
                        .toList());
    }

    private static List<Repository.DeploymentEnvironment> environments(List<GitHubSecretStore> stores) {
        return stores.stream()
                .map(store -> Rebuilding.environment(store.scope()))
                .filter(Objects::nonNull)
                .distinct()
                .map(name -> new Repository.DeploymentEnvironment(name, false))
                .toList();
    }

    private static Stream<Workflow> probe(GitHubSecretStore store, SeededIds own) {
        return store.proof() instanceof Proof.Workflow(var file, var environment, var _, var _)
                ? Stream.of(Workflow.probe(own.nextInt(1_000_000_000), file, store.secretName(), environment))
                : Stream.empty();
    }
}
