package dev.keyrota.connectors;

import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.SessionId;
import org.jspecify.annotations.Nullable;

/** A shell that may hold the secret. It is looked at and never written. */
public interface Session {
    /** The name that the configuration gives it. */
    SessionId id();

    /** What it holds now; {@code NOT_FOUND} where it holds nothing or is not open here. */
    Reply<Report> report();

    /**
     * What a session holds. Not for facts: it holds a {@link Secret}.
     *
     * @param value null where the variable is set to nothing
     * @param source where the session has it from, as far as known: for example {@code environment HEROKU_API_KEY_PROD}
     */
    record Report(@Nullable Secret value, String source) {}
}
