package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.Logins;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.worlds.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The configuration that {@code --config-out} writes: everything that {@code keyrota rotate heroku-platform} needs, and
 * nothing that has to be set in the environment.
 *
 * <p>Beside {@code FILE} it makes {@code FILE.d} (0700) with the bootstrap credentials (0600), the stand-in for the shell
 * session, and a home that no sandbox has had before; it never deletes one.
 */
final class ConfigFile {

    private static final String TEMPLATE = "keyrota.yaml.template";
    private static final String MARK = "sandbox: true";

    private final Path file;
    private final PrivateFolder folder;

    /**
     * Prepares to write {@code file}.
     *
     * @throws IllegalArgumentException where there is a file already that no sandbox wrote
     */
    ConfigFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
        try {
            if (Files.exists(this.file) && !Files.readString(this.file).contains(MARK)) {
                throw new IllegalArgumentException(
                        file + " exists and was not written by a sandbox; name another file");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.folder = new PrivateFolder(Path.of(this.file + ".d"));
    }

    /** The stand-in for the shell session. */
    SessionFile session() {
        return new SessionFile(folder);
    }

    /** Writes the configuration and the bootstrap credentials that it refers to. */
    void write(World world, Map<String, URI> urls) {
        Logins logins = world.logins();
        Map<String, String> words = new LinkedHashMap<>();
        urls.forEach((name, url) -> words.put(name, url.toString()));
        words.put("identity", world.heroku().profile().email());
        words.put("project", logins.infisicalProject());
        words.put("client-id", reference("infisical-client-id", logins.clientId()));
        words.put("client-secret", reference("infisical-client-secret", logins.clientSecret()));
        words.put("github-token", reference("github-token", logins.githubToken()));
        words.put("home", quoted(folder.unused("home").toString()));
        words.put("session", quoted(folder.path(SessionFile.NAME).toString()));
        words.put("stores", world.stores().stream().map(ConfigFile::store).collect(Collectors.joining("\n")));
        String text = template();
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("@" + word.getKey() + "@", word.getValue());
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String store(Place place) {
        String keys = switch (place) {
            case Place.VaultSecret s ->
                "account: vault, environment: %s, path: %s, secret: %s".formatted(s.environment(), s.path(), s.name());
            case Place.ActionsSecret s ->
                "account: github, repository: %s,%s secret: %s, proof: { workflow: keyrota-probe.yml }"
                        .formatted(
                                s.repository(),
                                s.environment() == null ? "" : " environment: " + s.environment() + ",",
                                s.name());
            case Place.ConfigVar v -> "account: heroku, app: %s, config-var: %s".formatted(v.app(), v.name());
            case Place.Session s -> throw new IllegalArgumentException("a session is no store: " + s.id());
        };
        return "      - { id: %s, %s }".formatted(place.id(), keys);
    }

    private String reference(String name, String secret) {
        return quoted("${file:" + folder.write(name, secret) + "}");
    }

    /** A JSON string is a YAML string, whatever is in the path. */
    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(ConfigFile.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
