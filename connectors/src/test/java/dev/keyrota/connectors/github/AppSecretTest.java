package dev.keyrota.connectors.github;

import dev.keyrota.sandbox.github.GitHubToken.Level;
import dev.keyrota.sandbox.github.Installation;
import dev.keyrota.sandbox.github.Scope;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import java.util.Set;

/** A repository's secret, written by an App that may do no more than it must. */
class AppSecretTest extends WriteOnlyContract {
    private static final KeyPair PAIR = pair();

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    SecretScope scope() {
        return new SecretScope.OfRepository(GitHubStand.REPOSITORY, "production");
    }

    @Override
    Scope place() {
        return new Scope.OfRepository(GitHubStand.REPOSITORY.toString());
    }

    @Override
    void setUp() {
        super.setUp();
        stand.host(host -> {
            host.addApp(new dev.keyrota.sandbox.github.GitHubApp(
                    42,
                    "Iv23sandbox",
                    "keyrota",
                    GitHubStand.ORGANIZATION,
                    PAIR.getPublic(),
                    Map.of(
                            "metadata", Level.READ,
                            "secrets", Level.WRITE,
                            "actions", Level.WRITE,
                            "environments", Level.READ,
                            "contents", Level.READ)));
            host.install(new Installation(7, 42, GitHubStand.ORGANIZATION, Set.of("raxx-app/trademasterapi")));
            return true;
        });
    }

    @Override
    GitHub github() {
        GitHubApp app = new GitHubApp("Iv23sandbox", AppKey.of(AppKeyTest.pkcs1(PAIR)), null, GitHubStand.REPOSITORY);
        return GitHub.asApp(stand.http, stand.base(), ApiVersion.V2022_11_28, app, _ -> {}, () -> stand.now());
    }
}
