package dev.keyrota.config;

import dev.keyrota.config.SessionEntry.Source;
import dev.keyrota.config.yaml.Keys;
import dev.keyrota.config.yaml.Section;
import dev.keyrota.config.yaml.Slot;
import dev.keyrota.config.yaml.Value;
import dev.keyrota.protocol.SessionId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads one of a credential's sessions. */
final class SessionReader {
    static final Keys KEYS = Keys.of(
            "id: operator",
            "variable: HEROKU_API_KEY",
            "file: session.env",
            "keychain: { service: heroku, account: ada }",
            "secret-service: { service: heroku, username: ada }");

    static final Keys KEYCHAIN = Keys.of("service: heroku", "account: ada");

    private static final List<String> SOURCES = List.of("file", "keychain", "secret-service");

    private SessionReader() {}

    static Slot<SessionEntry> read(Value value, Path folder) {
        return value.section(KEYS).then(session -> {
            Slot<SessionId> id = session.required("id", Readings.shaped(Shape.NAME, SessionId::new));
            Slot<String> variable = session.required("variable", Readings.shaped(Shape.VARIABLE));
            Slot<Source> source = source(session, folder);
            return session.build(() -> new SessionEntry(id.get(), variable.get(), source.or(new Source.Environment())));
        });
    }

    private static Slot<Source> source(Section session, Path folder) {
        if (SOURCES.stream().filter(session::has).count() > 1) {
            return session.whole()
                    .wrong("a session has its value from one place", "give `file`, `keychain` or `secret-service`");
        }
        Slot<Source> file = session.optional(
                "file",
                path -> Readings.path(folder)
                        .apply(path)
                        .then(found -> new Slot.Given<>(new Source.EnvironmentFile(found))));
        Slot<Source> keychain = session.optional("keychain", SessionReader::keychain);
        Slot<Source> service = session.optional("secret-service", SessionReader::secretService);
        return session.has("file") ? file : session.has("keychain") ? keychain : service;
    }

    private static Slot<Source> keychain(Value value) {
        return value.section(KEYCHAIN).then(item -> {
            Slot<String> service = item.required("service", Readings.shaped(Shape.KEYCHAIN_WORD));
            Slot<String> account = item.required("account", Readings.shaped(Shape.KEYCHAIN_WORD));
            return item.build(() -> new Source.Keychain(service.get(), account.get()));
        });
    }

    private static Slot<Source> secretService(Value value) {
        Slot<Map<String, String>> attributes = Readings.pairs(value, Shape.KEYCHAIN_WORD);
        return attributes.then(found -> found.isEmpty()
                ? value.wrong("an item is found by one attribute at least", "for example `{ service: heroku }`")
                : new Slot.Given<>(new Source.SecretService(found)));
    }
}
