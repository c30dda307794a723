package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.World;
import dev.keyrota.sandbox.github.GitHubApp;
import dev.keyrota.sandbox.github.GitHubToken.Level;
import dev.keyrota.sandbox.github.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a job of GitHub Actions, whose runner takes lines that begin with two colons for commands. */
class ActionsTest {
    @TempDir
    private Path folder;

    @Test
    void each_secret_is_masked_and_shown_nowhere_else() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.set("GITHUB_ACTIONS", "true");
            Shell.Result result = shell.run("rotate", "heroku-platform", "--yes");
            List<String> masks =
                    result.err().lines().filter(line -> line.startsWith("::")).toList();
            List<String> others =
                    result.err().lines().filter(line -> !line.startsWith("::")).toList();

            assertThat(result.exit()).isZero();
            assertThat(masks).allMatch(line -> line.startsWith("::add-mask::"));
            assertThat(masks.stream()
                            .filter(line -> line.startsWith("::add-mask::HRKU-"))
                            .distinct())
                    .as("the old key, the new one and the session's")
                    .hasSize(3);
            assertThat(masks.stream().filter(line -> line.startsWith("::add-mask::eyJ")))
                    .as("the vault's access token")
                    .hasSize(1);
            assertThat(Canaries.in(String.join("\n", masks)))
                    .as("the planted ones")
                    .isNotEmpty();
            assertThat(Canaries.in(String.join("\n", others) + result.out())).isEmpty();
            assertThat(result.out().lines())
                    .noneMatch(line -> line.stripLeading().startsWith("::"));
        }
    }

    @Test
    void what_a_github_app_signs_and_is_given_is_masked() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        try (Shell shell = new Shell(folder, "clean")) {
            shell.sandbox().look(world -> installed(world, pair));
            Path key = Files.writeString(folder.resolve("app.pem"), pem(pair));
            String token = folder.resolve("keyrota.yaml.d/github-token").toString();
            shell.edit("token: \"${file:" + token + "}\"", "app: { id: 42, private-key: \"${file:" + key + "}\" }");
            shell.set("GITHUB_ACTIONS", "true");
            Shell.Result result = shell.run("rotate", "heroku-platform", "--yes");

            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(result.err().lines().filter(line -> line.startsWith("::add-mask::ghs_")))
                    .as("the installation's token")
                    .hasSize(1);
            assertThat(result.err().lines().filter(line -> line.startsWith("::add-mask::eyJ")))
                    .as("the vault's access token, and what the App signed: to be looked up and to be given a token")
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(result.err()).contains("::add-mask::-----BEGIN PRIVATE KEY-----");
            List<String> others =
                    result.err().lines().filter(line -> !line.startsWith("::")).toList();
            assertThat(String.join("\n", others)).doesNotContain("ghs_", "eyJ", "PRIVATE KEY");
        }
    }

    private static World installed(World world, KeyPair pair) {
        Map<String, Level> permissions = Map.of(
                "metadata", Level.READ,
                "secrets", Level.WRITE,
                "actions", Level.WRITE,
                "environments", Level.READ,
                "contents", Level.READ);
        world.github().addApp(new GitHubApp(42, "Iv23sandbox", "keyrota", "raxx-app", pair.getPublic(), permissions));
        world.github().install(new Installation(7, 42, "raxx-app", Set.of("raxx-app/trademasterapi")));
        return world;
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    @Test
    void elsewhere_nothing_is_masked_since_nobody_would_take_it_out() {
        try (Shell shell = new Shell(folder, "clean")) {
            assertThat(shell.run("plan", "heroku-platform").err()).doesNotContain("::");
        }
    }
}
