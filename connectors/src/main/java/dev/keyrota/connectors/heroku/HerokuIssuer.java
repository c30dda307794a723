package dev.keyrota.connectors.heroku;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.JsonText;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Reply;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Heroku as an issuer. A list holds at most 20,000 authorizations, an account as many apps; more is unreadable.
 *
 * <p>Heroku limits an account to 4,500 calls and gives back about 75 a minute; a 429 is {@code RATE_LIMITED}. A 403
 * that asks for a second factor, or says that the account is suspended, delinquent or to be verified, is {@code
 * SUSPENDED}.
 *
 * @see <a href="https://devcenter.heroku.com/articles/platform-api-reference">Platform API reference (read
 * 2026-11-22)</a>
 */
public final class HerokuIssuer implements Issuer {
    private final Platform platform;

    /** @param base {@code https://api.heroku.com}, or a sandbox */
    public HerokuIssuer(Http http, BaseUrl base) {
        platform = new Platform(http, base);
    }

    /** {@inheritDoc} Needs the scope {@code global} or {@code identity}. */
    @Override
    public Reply<Account> account(Secret key) {
        return platform.json(
                Request.get("heroku.account", "account"),
                key,
                json -> new Account(json.at("id").text(), json.at("email").text()));
    }

    @Override
    public Reply<Set<String>> apps(Secret key) {
        return platform.all(
                        Request.get("heroku.apps", "apps"),
                        key,
                        json -> json.at("name").text(),
                        name -> name)
                .map(list -> Set.copyOf(list.items()));
    }

    @Override
    public Reply<Listing> list(Secret key) {
        return platform.all(
                        Request.get("heroku.authorizations.list", "oauth", "authorizations"),
                        key,
                        Shapes::listed,
                        listed -> listed.authorization().id())
                .map(list -> new Listing(list.items(), list.at()));
    }

    @Override
    public Reply<Listed> info(Secret key, AuthorizationId id) {
        return platform.json(
                Request.get("heroku.authorizations.get", "oauth", "authorizations", id.value()), key, json -> {
                    ofId(id, json);
                    return Shapes.listed(json);
                });
    }

    /** {@inheritDoc} An answer without a whole token is unclear: the authorization may exist. */
    @Override
    public Reply<Minted> create(Secret key, Order order) {
        Request request = Request.post("heroku.authorizations.create", "oauth", "authorizations")
                .json(json -> fill(json, order));
        return platform.json(request, key, Shapes::minted);
    }

    private static void fill(JsonText json, Order order) {
        json.text("description", order.description()).texts("scope", order.scope());
        if (order.expiresInSeconds() != null) {
            json.whole("expires_in", order.expiresInSeconds());
        }
    }

    @Override
    public Reply<Authorization> revoke(Secret key, AuthorizationId id) {
        return platform.json(
                Request.delete("heroku.authorizations.revoke", "oauth", "authorizations", id.value()), key, json -> {
                    ofId(id, json);
                    return Shapes.authorization(json);
                });
    }

    /** {@inheritDoc} Needs the scope {@code global}, {@code read-protected} or {@code write-protected}. A call for each app. */
    @Override
    public Reply<Keeping> keeping(Secret key) {
        return apps(key).then(apps -> new ConfigVars(platform, key).of(apps));
    }

    /** {@inheritDoc} Never empty: Heroku always limits. */
    @Override
    public Reply<OptionalInt> remaining(Secret key) {
        return platform.json(
                Request.get("heroku.rate-limits", "account", "rate-limits"),
                key,
                json -> OptionalInt.of(count(json.at("remaining").whole())));
    }

    private static int count(long remaining) {
        if (remaining < 0 || remaining > Integer.MAX_VALUE) {
            throw new Unreadable("a number of calls that cannot be one");
        }
        return (int) remaining;
    }

    private static void ofId(AuthorizationId id, Json json) {
        if (!json.at("id").as(AuthorizationId::new).equals(id)) {
            throw new Unreadable("an answer about another authorization");
        }
    }
}
