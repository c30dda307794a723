package dev.keyrota.connectors.heroku;

import dev.keyrota.connectors.Issuer.Keeping;
import dev.keyrota.connectors.Issuer.Kept;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The config variables of all apps, looked through for what has the form of Heroku's keys.
 *
 * @see <a href="https://devcenter.heroku.com/articles/platform-api-reference#config-vars">Config vars (read
 * 2026-11-22)</a>
 */
final class ConfigVars {
    /** Apps and variables: {@code ^\\w+$}, and apps with dashes. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final Platform platform;
    private final Secret key;
    private final List<Kept> found = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    ConfigVars(Platform platform, Secret key) {
        this.platform = platform;
        this.key = key;
    }

    /** An app that does not let us read it is named; any other trouble ends the look, so that it is made again. */
    Reply<Keeping> of(Set<String> apps) {
        for (String app : new TreeSet<>(apps)) {
            switch (variables(app)) {
                case Reply.Answered<List<Kept>>(var kept) -> found.addAll(kept);
                case Reply.Refused<List<Kept>>(var why, var _)
                when why == Refusal.FORBIDDEN || why == Refusal.NOT_FOUND -> unread.add(plain(app));
                case Reply.Refused<List<Kept>>(var why, var after) -> {
                    return given(new Reply.Refused<>(why, after));
                }
                case Reply.Unclear<List<Kept>>(var why) -> {
                    return given(new Reply.Unclear<>(why));
                }
            }
        }
        return new Reply.Answered<>(new Keeping(found, unread));
    }

    private Reply<Keeping> given(Reply<Keeping> up) {
        found.forEach(kept -> kept.value().close());
        return up;
    }

    private Reply<List<Kept>> variables(String app) {
        Request request = Request.get("heroku.config.read", "apps", app, "config-vars");
        return platform.call(request, key, response -> {
            Json variables = response.json(_ -> true);
            List<Kept> kept = new ArrayList<>();
            for (String name : variables.names()) {
                Json value = variables.at(name);
                if (!value.isNothing() && !value.isEmpty()) {
                    look(value, place(app, name), kept);
                }
            }
            return new Reply.Answered<>(kept);
        });
    }

    /** A value that is too long to be looked through is named, and hides nothing of the others. */
    private void look(Json value, String place, List<Kept> kept) {
        try {
            kept.addAll(KeyForm.in(value.secret(), place));
        } catch (Unreadable _) {
            unread.add(place);
        }
    }

    /** A name of another form than Heroku's is not repeated: anybody may have written anything there, a key too. */
    private static String place(String app, String name) {
        return plain(app) + "/" + plain(name);
    }

    private static String plain(String name) {
        return NAME.matcher(name).matches() ? name : "(a name of another form)";
    }
}
