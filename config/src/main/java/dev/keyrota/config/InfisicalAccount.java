package dev.keyrota.config;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A project of an Infisical server.
 *
 * @param name its name in the file
 * @param url the server's root, without {@code /api}; no default, since the cloud has two
 * @param project the project's id
 * @param login how a machine identity logs in
 * @param environments what this project calls our environments, where it is another word; from ours to its
 */
public record InfisicalAccount(
        String name, URI url, String project, InfisicalLogin login, Map<String, String> environments)
        implements Account {
    public InfisicalAccount {
        Shape.NAME.require("name", name);
        url = BaseUrl.without("/api", BaseUrl.require("url", url));
        Shape.PROJECT.require("project", project);
        environments = Environments.check(environments);
    }

    @Override
    public Vendor vendor() {
        return Vendor.INFISICAL;
    }

    @Override
    public List<SecretReference> logins() {
        return switch (login) {
            case InfisicalLogin.UniversalAuth(var id, var secret) -> List.of(id, secret);
            case InfisicalLogin.StaticToken(var token) -> List.of(token);
        };
    }
}
