package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.github.GitHubToken.Level;
import java.security.PublicKey;
import java.util.Map;

/**
 * A GitHub App.
 *
 * @param id its number, one of the two forms of {@code iss}
 * @param clientId its client id, the other form
 * @param slug its name in addresses
 * @param owner the login of the organization that owns it
 * @param key the RSA key that its assertions are checked with
 * @param permissions what its installations may do
 */
public record GitHubApp(
        long id, String clientId, String slug, String owner, PublicKey key, Map<String, Level> permissions) {

    public GitHubApp {
        permissions = Map.copyOf(permissions);
    }
}
