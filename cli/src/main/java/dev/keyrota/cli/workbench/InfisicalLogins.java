package dev.keyrota.cli.workbench;

import dev.keyrota.config.Destination;
import dev.keyrota.config.InfisicalLogin;
import dev.keyrota.connectors.Store;
import dev.keyrota.connectors.infisical.Entry;
import dev.keyrota.connectors.infisical.InfisicalAccount;
import dev.keyrota.connectors.infisical.Login;
import java.util.HashMap;
import java.util.Map;

/** One login for each Infisical account. */
final class InfisicalLogins {
    private final Tools tools;
    private final Map<String, InfisicalAccount> accounts = new HashMap<>();

    InfisicalLogins(Tools tools) {
        this.tools = tools;
    }

    Store.Vault vault(Destination.Infisical place) {
        Entry entry = new Entry(
                place.account().project(),
                place.store().environment(),
                place.store().path(),
                place.store().secretName());
        InfisicalAccount account = accounts.computeIfAbsent(place.account().name(), _ -> login(place.account()));
        return new GuardedVault(account.vault(place.id(), entry, tools.chance()), tools.entrance());
    }

    /** Logs in to all of them on threads of their own, so that the first calls find the tokens there or on their way. */
    void ahead() {
        accounts.values().forEach(InfisicalAccount::ahead);
    }

    private InfisicalAccount login(dev.keyrota.config.InfisicalAccount account) {
        Login login = switch (account.login()) {
            case InfisicalLogin.UniversalAuth(var id, var secret) ->
                new Login.UniversalAuth(
                        tools.bootstrap().unmarked(id), tools.bootstrap().secret(secret));
            case InfisicalLogin.StaticToken(var token) ->
                new Login.AccessToken(tools.bootstrap().secret(token));
        };
        return new InfisicalAccount(
                tools.http(), tools.at(account.url()), login, tools.custody()::enter, tools::nanoTime);
    }
}
