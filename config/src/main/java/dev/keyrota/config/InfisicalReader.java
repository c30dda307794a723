package dev.keyrota.config;

import dev.keyrota.config.yaml.Keys;
import dev.keyrota.config.yaml.Section;
import dev.keyrota.config.yaml.Slot;
import dev.keyrota.config.yaml.Value;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Reads an Infisical account. */
final class InfisicalReader {
    static final Keys KEYS = Keys.of(
            "project: 3f1c7c1e-6f0e-4d0a-9d52-0c5b7a1f2e11",
            "login: { token: \"${env:INFISICAL_TOKEN}\" }",
            "environments: { prod: production }");

    static final Keys LOGIN =
            Keys.of("universal-auth: { client-id: …, client-secret: … }", "token: \"${env:INFISICAL_TOKEN}\"");

    static final Keys UNIVERSAL_AUTH =
            Keys.of("client-id: \"${env:INFISICAL_CLIENT_ID}\"", "client-secret: \"${env:INFISICAL_CLIENT_SECRET}\"");

    private InfisicalReader() {}

    static Slot<Account> read(String name, Section section, Path folder) {
        Slot<URI> url = section.required("url", value -> value.text(BaseUrl::parse));
        Slot<String> project = section.required("project", Readings.shaped(Shape.PROJECT));
        Slot<InfisicalLogin> login = section.required("login", value -> login(value, folder));
        Slot<Map<String, String>> environments = section.optional("environments", Readings::environments);
        return section.build(
                () -> new InfisicalAccount(name, url.get(), project.get(), login.get(), environments.or(Map.of())));
    }

    private static Slot<InfisicalLogin> login(Value value, Path folder) {
        return value.section(LOGIN).then(login -> {
            if (login.has("token") == login.has("universal-auth")) {
                return login.whole().wrong("one way to log in is needed", "give either `universal-auth` or `token`");
            }
            return login.has("token")
                    ? login.required("token", Readings.secret(folder))
                            .then(token -> new Slot.Given<>(new InfisicalLogin.StaticToken(token)))
                    : login.required("universal-auth", pair -> universalAuth(pair, folder));
        });
    }

    private static Slot<InfisicalLogin> universalAuth(Value value, Path folder) {
        return value.section(UNIVERSAL_AUTH).then(pair -> {
            Slot<SecretReference> id = pair.required("client-id", Readings.secret(folder));
            Slot<SecretReference> secret = pair.required("client-secret", Readings.secret(folder));
            return pair.build(() -> new InfisicalLogin.UniversalAuth(id.get(), secret.get()));
        });
    }
}
