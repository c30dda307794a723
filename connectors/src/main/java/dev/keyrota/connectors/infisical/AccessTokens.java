package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.http.Endpoint;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The access token of one login, obtained when it is first needed and again when the server does not take it any more;
 * never renewed. Whoever comes while a login is under way waits for it, so that there is one at a time.
 */
final class AccessTokens {
    /**
     * Three bad secrets, each within 30 s of the last, lock the identity: a refused login is not tried again sooner
     * than this.
     */
    private static final Duration AFTER_BAD_LOGIN = Duration.ofSeconds(31);

    private final Endpoint endpoint;
    private final Login login;
    private final Consumer<Secret> custody;
    private final LongSupplier nanoTime;
    private @Nullable Secret current;
    private @Nullable Long badLoginAt;

    AccessTokens(Endpoint endpoint, Login login, Consumer<Secret> custody, LongSupplier nanoTime) {
        this.endpoint = endpoint;
        this.login = login;
        this.custody = custody;
        this.nanoTime = nanoTime;
    }

    /**
     * The token to use. Where none could be had, the call that needed it was certainly not made: this is never unclear.
     */
    synchronized Reply<Secret> current() {
        if (current != null) {
            return new Reply.Answered<>(current);
        }
        Reply<Secret> obtained = switch (login) {
            case Login.AccessToken(var token) -> new Reply.Answered<>(token);
            case Login.UniversalAuth universal -> logIn(universal);
        };
        if (obtained instanceof Reply.Answered<Secret>(var token)) {
            current = token;
        }
        return obtained;
    }

    /** The server does not take a token. Answers whether another may be had: not where somebody else obtained it. */
    synchronized boolean forget(Secret refused) {
        if (current == refused) {
            current = null;
        }
        return login instanceof Login.UniversalAuth;
    }

    private Reply<Secret> logIn(Login.UniversalAuth universal) {
        if (badLoginAt != null && nanoTime.getAsLong() - badLoginAt < AFTER_BAD_LOGIN.toNanos()) {
            return new Reply.Refused<>(Refusal.UNAUTHENTICATED);
        }
        Request request = Request.post("infisical.login", "api", "v1", "auth", "universal-auth", "login")
                .json(json ->
                        json.secret("clientId", universal.clientId()).secret("clientSecret", universal.clientSecret()));
        Reply<Secret> reply = endpoint.json(request, AccessTokens::token);
        return switch (reply) {
            case Reply.Answered<Secret>(var token) -> {
                custody.accept(token);
                yield reply;
            }
            case Reply.Refused<Secret>(var why, var _)
            when why == Refusal.UNAUTHENTICATED || why == Refusal.NOT_FOUND -> {
                badLoginAt = nanoTime.getAsLong();
                yield new Reply.Refused<>(Refusal.UNAUTHENTICATED);
            }
            case Reply.Refused<Secret> _ -> reply;
            case Reply.Unclear<Secret> _ -> new Reply.Refused<>(Refusal.UNREACHABLE);
        };
    }

    private static Secret token(Json json) {
        Secret token = json.at("accessToken").secret();
        if (!token.hasKeyShape()) {
            token.close();
            throw new Unreadable("an access token that cannot be one");
        }
        return token;
    }

    /**
     * The id of the identity that a token belongs to, as the token itself says; null if it does not. Not verified: it
     * only narrows a list.
     */
    static @Nullable String identity(Secret token) {
        String id = token.reveal(jwt -> {
            try {
                int start = index(jwt, 0) + 1;
                byte[] claims = Base64.getUrlDecoder().decode(Arrays.copyOfRange(jwt, start, index(jwt, start)));
                String claimed = Json.parse(claims).peek("identityId").hint();
                return claimed == null ? "" : claimed;
            } catch (IllegalArgumentException | Unreadable _) {
                return "";
            }
        });
        return id.isEmpty() ? null : id;
    }

    private static int index(byte[] jwt, int from) {
        for (int i = from; i < jwt.length; i++) {
            if (jwt[i] == '.') {
                return i;
            }
        }
        return jwt.length;
    }
}
