package dev.keyrota.config;

import dev.keyrota.config.yaml.Keys;
import dev.keyrota.config.yaml.Slot;
import dev.keyrota.config.yaml.Value;
import dev.keyrota.protocol.SessionId;
import java.nio.file.Path;

/** Reads one of a credential's sessions. */
final class SessionReader {
    static final Keys KEYS = Keys.of("id: operator", "variable: HEROKU_API_KEY", "file: session.env");

    private SessionReader() {}

    static Slot<SessionEntry> read(Value value, Path folder) {
        return value.section(KEYS).then(session -> {
            Slot<SessionId> id = session.required("id", Readings.shaped(Shape.NAME, SessionId::new));
            Slot<String> variable = session.required("variable", Readings.shaped(Shape.VARIABLE));
            Slot<Path> file = session.optional("file", Readings.path(folder));
            return session.build(() -> new SessionEntry(id.get(), variable.get(), file.orNull()));
        });
    }
}
