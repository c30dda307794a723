package dev.keyrota.config;

import dev.keyrota.protocol.StoreId;

/**
 * A config variable of a Heroku app. Each write restarts the app's dynos.
 *
 * @param id its name in the file
 * @param account the Heroku account
 * @param app the app's name
 * @param configVar the variable's name
 * @param writing who writes it, and when
 */
public record HerokuConfigVarStore(StoreId id, String account, String app, String configVar, Writing writing)
        implements StoreEntry {
    public HerokuConfigVarStore {
        Shape.NAME.require("account", account);
        Shape.APP.require("app", app);
        Shape.VARIABLE.require("config-var", configVar);
    }

    @Override
    public Vendor vendor() {
        return Vendor.HEROKU;
    }
}
