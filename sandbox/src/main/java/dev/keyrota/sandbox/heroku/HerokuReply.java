package dev.keyrota.sandbox.heroku;

/** What Heroku answers to one call: the thing itself, or its own kind of refusal. A refused call changed nothing. */
public sealed interface HerokuReply<T> {

    /** It was done. */
    record Answered<T>(T value) implements HerokuReply<T> {}

    /**
     * It was refused.
     *
     * @param status the HTTP status
     * @param id the machine-readable word of the error body
     * @param message the sentence of the error body
     * @param resource which kind of thing was not found, empty for other errors; the command line reads it
     */
    record Refused<T>(int status, String id, String message, String resource) implements HerokuReply<T> {}

    static <T> HerokuReply<T> answered(T value) {
        return new Answered<>(value);
    }

    /** 401: no token, or one that is unknown, revoked or expired. */
    static <T> HerokuReply<T> unauthorized() {
        return new Refused<>(401, "unauthorized", "Invalid credentials provided.", "");
    }

    /** 403: the token is good, but its scope is too narrow. */
    static <T> HerokuReply<T> forbidden() {
        return new Refused<>(403, "forbidden", "The scope of this authorization does not allow this request.", "");
    }

    /** 404, for an authorization also once it was revoked or has expired. */
    static <T> HerokuReply<T> notFound(String resource, String name) {
        return new Refused<>(404, "not_found", "Couldn't find that " + name + ".", resource);
    }

    /** 422: well formed and not acceptable. */
    static <T> HerokuReply<T> invalid(String message) {
        return new Refused<>(422, "invalid_params", message, "");
    }

    /** 429: the account's request tokens are used up. */
    static <T> HerokuReply<T> rateLimited() {
        return new Refused<>(
                429,
                "rate_limit",
                "Your account reached the API rate limit. Please wait a few minutes before making new requests",
                "");
    }
}
