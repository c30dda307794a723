package dev.keyrota.cli.workbench;

import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.config.Addresses;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Destination;
import dev.keyrota.config.HerokuAccount;
import dev.keyrota.config.IssuingAccount;
import dev.keyrota.config.SessionEntry;
import dev.keyrota.config.SessionEntry.Source;
import dev.keyrota.config.StoreEntry;
import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Session;
import dev.keyrota.connectors.Store;
import dev.keyrota.connectors.heroku.ConfigVarStore;
import dev.keyrota.connectors.heroku.HerokuIssuer;
import dev.keyrota.connectors.session.MacKeychainSession;
import dev.keyrota.connectors.session.SecretServiceSession;
import dev.keyrota.connectors.session.VariableSession;
import dev.keyrota.engine.Reach;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes connectors of a configuration's accounts, stores and sessions; places of one account share its login. */
public final class Vendors implements AutoCloseable {
    private final Tools tools;
    private final Map<String, String> environment;
    private final InfisicalLogins infisical;
    private final GitHubLogins github;
    private final Map<String, VaultKey> keys = new HashMap<>();

    /** @param environment the variables of the process, for sessions that are this very shell */
    Vendors(Tools tools, Map<String, String> environment) {
        this.tools = tools;
        this.environment = environment;
        this.infisical = new InfisicalLogins(tools);
        this.github = new GitHubLogins(tools);
    }

    /**
     * All that can be reached at these addresses. Once every secret for it was found, the vault's login is under way.
     *
     * @param truth the source of truth
     * @param registered sessions that were given a key
     */
    Reach reach(StoreId truth, Addresses addresses, Supplier<Reading.Registered> registered) {
        Map<StoreId, Store> stores = new HashMap<>();
        Store.Vault vault = vault(addresses.stores().get(truth));
        stores.put(truth, vault);
        addresses.stores().forEach((id, destination) -> stores.computeIfAbsent(id, _ -> store(destination)));
        Map<SessionId, Session> sessions = new HashMap<>();
        addresses.sessions().forEach((id, entry) -> sessions.put(id, session(entry)));
        infisical.ahead();
        return new Reach(issuer(addresses.account()), vault, stores, sessions, registered);
    }

    /** Who issues the credentials of an account. */
    public Issuer issuer(IssuingAccount account) {
        return switch (account) {
            case HerokuAccount heroku ->
                new GuardedIssuer(new HerokuIssuer(tools.http(), tools.at(heroku.url())), tools.custody());
        };
    }

    /** The place that a store of the configuration is. */
    public Store store(Destination destination) {
        return switch (destination) {
            case Destination.Infisical place -> infisical.vault(place);
            case Destination.GitHubSecret place -> github.secret(place);
            case Destination.HerokuConfigVar(var id, var store, var account) ->
                new GuardedStore<>(
                        new ConfigVarStore(
                                id,
                                tools.http(),
                                tools.at(account.url()),
                                store.app(),
                                store.configVar(),
                                key(account.name())),
                        tools.entrance());
        };
    }

    /** The place that a credential's source of truth is. */
    public Store.Vault truth(Credential credential) {
        StoreEntry first = credential.stores().getFirst();
        return vault(Destination.of(first.id(), first, tools.configuration().account(first.account())));
    }

    /** A session. */
    public Session session(SessionEntry entry) {
        Session session = switch (entry.source()) {
            case Source.Environment() -> VariableSession.ofEnvironment(entry.id(), entry.variable(), environment);
            case Source.EnvironmentFile(var path) -> VariableSession.ofFile(entry.id(), entry.variable(), path);
            case Source.Keychain(var service, var account) -> new MacKeychainSession(entry.id(), service, account);
            case Source.SecretService(var attributes) -> new SecretServiceSession(entry.id(), attributes);
        };
        return new GuardedSession(session, tools.entrance());
    }

    private Store.Vault vault(@Nullable Destination destination) {
        if (destination instanceof Destination.Infisical place) {
            return infisical.vault(place);
        }
        throw new IllegalStateException("the source of truth is a vault, by the configuration");
    }

    /** Config variables are reached with the account's own credential, as its vault holds it. */
    private VaultKey key(String account) {
        return keys.computeIfAbsent(account, _ -> {
            Configuration configuration = tools.configuration();
            Credential credential = configuration.credentials().stream()
                    .filter(each -> each.account().equals(account))
                    .findFirst()
                    .orElseThrow(() -> noKey(account));
            return new VaultKey(truth(credential));
        });
    }

    private static Trouble noKey(String account) {
        return Trouble.of(
                ExitCode.USAGE,
                "configuration",
                "config variables of account " + account
                        + " are written with a credential of that account, and there is none; nothing was contacted",
                "add a credential with `account: " + account + "`, or name another account in the store");
    }

    @Override
    public void close() {
        keys.values().forEach(VaultKey::close);
    }
}
