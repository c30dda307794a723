package dev.keyrota.connectors.heroku;

import dev.keyrota.connectors.KeySource;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One config variable of one app. It carries no label. Both of Heroku's calls answer with all variables of the app: the
 * values of the others are skipped where they are parsed and never become texts. Each write makes a release and
 * restarts the app's dynos.
 *
 * @see <a href="https://devcenter.heroku.com/articles/platform-api-reference#config-vars">Config vars (read
 * 2026-11-22)</a>
 */
public final class ConfigVarStore implements Store.Legible, Store.Rolling {
    private final StoreId id;
    private final Platform platform;
    private final Rollouts rollouts;
    private final String app;
    private final String variable;
    private final KeySource keys;

    /**
     * A variable.
     *
     * @param app the app's name or id
     * @param variable its name, of letters, digits and {@code _}
     * @param keys the key to act with, which needs the scope {@code global} or {@code write-protected}
     */
    public ConfigVarStore(StoreId id, Http http, BaseUrl base, String app, String variable, KeySource keys) {
        this.id = id;
        this.platform = new Platform(http, base);
        this.rollouts = new Rollouts(platform, app);
        this.app = app;
        this.variable = variable;
        this.keys = keys;
    }

    @Override
    public StoreId id() {
        return id;
    }

    /**
     * {@inheritDoc} The version is that of the app's newest release, asked for first: a release made in between shows
     * a newer value under an older version, never the other way round. Heroku does not say when a single variable
     * changed.
     */
    @Override
    public Reply<Content> read() {
        return withKey(key -> rollouts.version(key).then(version -> value(key, version)));
    }

    @Override
    public Reply<Written> write(Secret value, @Nullable Label label) {
        Request request = Request.patch("heroku.config.write", "apps", app, "config-vars")
                .json(json -> json.secret(variable, value));
        return withKey(key -> platform.call(request, key, response -> {
            try (Secret echoed = own(response).secret()) {
                if (!echoed.sameAs(value)) {
                    throw new Unreadable("an answer that shows another value");
                }
                return new Reply.Answered<>(new Written());
            }
        }));
    }

    /**
     * {@inheritDoc} Its consumers are the app's dynos, one-off ones included: those keep the values that they were
     * started with, whatever is released. The version is that of the app's newest release, as in {@link #read}.
     */
    @Override
    public Reply<Rollout> rollout() {
        return withKey(rollouts::of);
    }

    private Reply<Content> value(Secret key, String version) {
        return platform.call(Request.get("heroku.config.read", "apps", app, "config-vars"), key, response -> {
            Json own = own(response);
            if (own.isNothing()) {
                return new Reply.Refused<>(Refusal.NOT_FOUND);
            }
            Secret value = own.isEmpty() ? null : own.secret();
            return new Reply.Answered<>(new Content(value, "", version, null, false, null, null));
        });
    }

    private Json own(Response response) {
        return response.json(variable::equals).at(variable);
    }

    private <T> Reply<T> withKey(Function<Secret, Reply<T>> call) {
        Secret key = keys.key();
        return key == null ? new Reply.Refused<>(Refusal.NO_KEY) : call.apply(key);
    }
}
