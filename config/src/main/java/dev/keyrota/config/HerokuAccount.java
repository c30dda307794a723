package dev.keyrota.config;

import dev.keyrota.protocol.AuthorizationId;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * A Heroku account.
 *
 * @param name its name in the file
 * @param url {@link #URL} by default, and nothing else outside a sandbox
 * @param identity the address that {@code GET /account} must answer
 * @param apps names that a new key must see; may be empty
 * @param protectedIds authorizations that are never revoked
 * @param protectedDescriptions descriptions whose authorizations are never revoked
 */
public record HerokuAccount(
        String name,
        URI url,
        String identity,
        Set<String> apps,
        Set<AuthorizationId> protectedIds,
        List<Wildcard> protectedDescriptions)
        implements IssuingAccount {
    /** The only address of the Platform API (devcenter.heroku.com/articles/platform-api-reference, read 2026-11-22). */
    public static final URI URL = URI.create("https://api.heroku.com");

    /** What an authorization may be for (devcenter.heroku.com/articles/oauth, read 2026-11-22). */
    public static final List<String> SCOPES =
            List.of("global", "identity", "read", "write", "read-protected", "write-protected");

    public HerokuAccount {
        Shape.NAME.require("name", name);
        BaseUrl.require("url", url);
        Shape.EMAIL.require("identity", identity);
        apps.forEach(app -> Shape.APP.require("apps", app));
        apps = Set.copyOf(apps);
        protectedDescriptions.forEach(each -> Shape.DESCRIPTION.require("protected", each.pattern()));
        protectedIds = Set.copyOf(protectedIds);
        protectedDescriptions = List.copyOf(protectedDescriptions);
    }

    @Override
    public List<String> scopes() {
        return SCOPES;
    }

    @Override
    public Vendor vendor() {
        return Vendor.HEROKU;
    }
}
