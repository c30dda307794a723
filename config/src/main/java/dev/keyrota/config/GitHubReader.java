package dev.keyrota.config;

import dev.keyrota.config.yaml.Keys;
import dev.keyrota.config.yaml.Section;
import dev.keyrota.config.yaml.Slot;
import dev.keyrota.config.yaml.Value;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Reads a GitHub account. */
final class GitHubReader {
    static final Keys KEYS = Keys.of(
            "token: \"${env:GITHUB_TOKEN}\"",
            "app: { id: 12345, private-key: \"${file:app.pem}\" }",
            "environments: { prod: production }");

    static final Keys APP = Keys.of("id: 12345", "installation: 678901", "private-key: \"${file:app.pem}\"");

    private GitHubReader() {}

    static Slot<Account> read(String name, Section section, Path folder) {
        Slot<URI> url = section.optional("url", value -> value.text(BaseUrl::parse));
        Slot<GitHubLogin> login = login(section, folder);
        Slot<Map<String, String>> environments = section.optional("environments", Readings::environments);
        return section.build(
                () -> new GitHubAccount(name, url.or(GitHubAccount.URL), login.get(), environments.or(Map.of())));
    }

    private static Slot<GitHubLogin> login(Section section, Path folder) {
        if (section.has("token") == section.has("app")) {
            return section.whole().wrong("one way to log in is needed", "give either `token` or `app`");
        }
        return section.has("token")
                ? section.required("token", Readings.secret(folder))
                        .then(token -> new Slot.Given<>(new GitHubLogin.Token(token)))
                : section.required("app", value -> app(value, folder));
    }

    private static Slot<GitHubLogin> app(Value value, Path folder) {
        return value.section(APP).then(app -> {
            Slot<String> id = app.required("id", each -> each.textOrNumber(Shape.APP_ID::check));
            Slot<Long> installation = app.optional("installation", Value::number);
            Slot<SecretReference> key = app.required("private-key", Readings.secret(folder));
            return app.build(() -> new GitHubLogin.App(id.get(), installation.orNull(), key.get()));
        });
    }
}
