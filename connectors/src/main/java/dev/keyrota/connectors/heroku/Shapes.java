package dev.keyrota.connectors.heroku;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an OAuth authorization (schema of the Platform API; devcenter.heroku.com/articles/oauth, read
 * 2026-11-22). {@code scope} is an array, {@code client}, {@code access_token} and {@code user} may be null, {@code
 * expires_in} is what is left and stands in the access token.
 */
final class Shapes {
    private static final int DESCRIPTION_MAX = 1000;
    private static final int SCOPES_MAX = 100;

    private Shapes() {}

    static Authorization authorization(Json json) {
        Json token = json.at("access_token");
        Json client = json.at("client");
        Json user = json.at("user");
        String description = Objects.requireNonNullElse(json.at("description").textOrNull(), "");
        return new Authorization(
                json.at("id").as(AuthorizationId::new),
                description.substring(0, Math.min(description.length(), DESCRIPTION_MAX)),
                scope(json.at("scope")),
                json.at("created_at").instant(),
                user.isNothing() ? null : user.at("id").textOrNull(),
                client.isNothing() ? null : client.at("id").text(),
                token.isNothing() ? null : token.at("expires_in").wholeOrNull());
    }

    static Issuer.Listed listed(Json json) {
        return new Issuer.Listed(authorization(json), token(json));
    }

    /** A creation's answer, which is one only if it shows a whole token. */
    static Issuer.Minted minted(Json json) {
        if (token(json) instanceof Issuer.Token.Whole(var secret)) {
            return new Issuer.Minted(authorization(json), secret);
        }
        throw new Unreadable("a creation without its token");
    }

    private static Set<String> scope(Json json) {
        if (json.items().size() > SCOPES_MAX) {
            throw new Unreadable("too many scopes");
        }
        return json.items().stream().map(Json::text).collect(Collectors.toUnmodifiableSet());
    }

    /** All three forms of a token are taken; what has an asterisk is masked, and what cannot be a key is not shown. */
    private static Issuer.Token token(Json json) {
        Json access = json.at("access_token");
        Json shown = access.isNothing() ? access : access.at("token");
        if (shown.isNothing()) {
            return new Issuer.Token.Hidden();
        }
        Secret secret = shown.secret();
        @Nullable Mask mask = Mask.of(secret);
        if (mask != null) {
            secret.close();
            return new Issuer.Token.Masked(mask);
        }
        if (!secret.hasKeyShape()) {
            secret.close();
            throw new Unreadable("a token that cannot be one");
        }
        return new Issuer.Token.Whole(secret);
    }
}
