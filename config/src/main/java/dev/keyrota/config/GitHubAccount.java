package dev.keyrota.config;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A login at GitHub.
 *
 * @param name its name in the file
 * @param url {@link #URL} by default
 * @param login as whom
 * @param environments what GitHub's environments are called, where it is another word than ours; from ours to GitHub's
 */
public record GitHubAccount(String name, URI url, GitHubLogin login, Map<String, String> environments)
        implements Account {
    /** The address of github.com's interface (docs.github.com/rest, read 2026-11-22). */
    public static final URI URL = URI.create("https://api.github.com");

    public GitHubAccount {
        Shape.NAME.require("name", name);
        BaseUrl.require("url", url);
        environments = Environments.check(environments);
    }

    @Override
    public Vendor vendor() {
        return Vendor.GITHUB;
    }

    @Override
    public List<SecretReference> logins() {
        return switch (login) {
            case GitHubLogin.Token(var token) -> List.of(token);
            case GitHubLogin.App(var _, var _, var privateKey) -> List.of(privateKey);
        };
    }
}
