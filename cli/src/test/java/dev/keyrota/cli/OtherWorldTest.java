package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real secret never reaches a sandbox, and a sandbox's never a real vendor. */
class OtherWorldTest {
    private static final String REAL = "HRKU-AAq8Zr2Wm5Yx0Kc7Vb4Nt1Lp6Gj3Hf9Ds8Ea2Qw5Er7Ty0Ui1Op4As6Dq9Xy";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "github-token, ghp_q8Zr2Wm5Yx0Kc7Vb4Nt1Lp6Gj3Hf9Ds8Ea2Q",
        "infisical-client-secret, 4f1c9d0ae2b87365c1d09f8e7a6b5c4d3e2f10998877665544332211ffeeddcc"
    })
    void a_sandbox_is_given_no_real_login(String file, String real) throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            Path place = folder.resolve("keyrota.yaml.d").resolve(file);
            Files.writeString(place, real);
            for (String[] command :
                    new String[][] {{"plan", "heroku-platform"}, {"rotate", "heroku-platform", "--yes", "-o", "json"}
                    }) {
                Shell.Result result = shell.run(command);

                assertThat(result.exit()).as(result.err()).isEqualTo(2);
                assertThat(result.err())
                        .contains("the file " + place + " does not hold a sandbox's secret", "nothing was contacted")
                        .contains("  hint: use the secrets that `keyrota sandbox --config-out` wrote")
                        .doesNotContain(real);
                assertThat(result.out()).doesNotContain(real);
            }
            assertThat(shell.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INFISICAL_CLIENT_SECRET", "GITHUB_TOKEN"})
    void a_real_vendor_is_given_no_sandboxs_login(String variable) throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            Path real = Files.writeString(folder.resolve("real.yaml"), """
                    version: 1
                    accounts:
                      heroku: { vendor: heroku, identity: kris@moosequest.net }
                      vault:
                        vendor: infisical
                        url: https://vault.keyrota.invalid
                        project: 6cf05378-0000-4000-8000-000000000000
                        login: { universal-auth: { client-id: "${env:INFISICAL_CLIENT_ID}", client-secret: "${env:INFISICAL_CLIENT_SECRET}" } }
                      github: { vendor: github, token: "${env:GITHUB_TOKEN}" }
                    credentials:
                      heroku-platform:
                        env: prod
                        account: heroku
                        mode: programmatic
                        scope: [global]
                        description: raxx-ci-rotation-{yyyy}-{MM}
                        stores:
                          - { id: vault, account: vault, environment: prod, path: /MooseQuest/heroku, secret: HEROKU_API_KEY }
                          - { id: github-ci, account: github, repository: raxx-app/TradeMasterAPI, secret: HEROKU_API_KEY, proof: updated_at }
                        cadence: { every: P90D, max-age: P90D, remind-before: P7D }
                        overlap: PT0S
                    """);
            shell.set("INFISICAL_CLIENT_ID", "5e0f8a3c-0000-4000-8000-000000000000");
            shell.set("INFISICAL_CLIENT_SECRET", "4f1c9d0ae2b87365c1d09f8e7a6b5c4d");
            shell.set("GITHUB_TOKEN", "ghp_q8Zr2Wm5Yx0Kc7Vb4Nt1Lp6Gj3Hf9Ds8Ea2Q");
            shell.set(variable, "sandboxq8Zr2Wm5Yx0Kc7Vb4Nt1Lp6Gj3Hf9Ds8Ea2Q");
            String[] command = {
                "--config", real.toString(), "--home", folder.resolve("home").toString(), "plan", "heroku-platform"
            };
            Shell.Result result = shell.run(command);

            assertThat(result.exit()).as(result.err()).isEqualTo(2);
            assertThat(result.err())
                    .contains("the variable " + variable + " holds a sandbox's secret", "nothing was contacted")
                    .contains("  hint: put the real secret there");
            assertThat(Canaries.in(result.err() + result.out())).isEmpty();
        }
    }

    @Test
    void a_real_key_in_a_sandboxs_vault_is_taken_for_none_and_is_not_overwritten() throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            Place vault = shell.sandbox().look(world -> world.stores().getFirst());
            shell.sandbox().look(world -> {
                world.hold(vault, REAL);
                return vault;
            });
            Shell.Result result = shell.run("rotate", "heroku-platform", "--yes");

            assertThat(result.exit()).as(result.err()).isEqualTo(4);
            assertThat(result.err())
                    .containsOnlyOnce("warning: the store vault does not hold a sandbox's secret")
                    .doesNotContain(REAL);
            assertThat(result.out()).contains("stopped: ").doesNotContain(REAL);
            String held = shell.sandbox()
                    .look(world -> world.held(vault).orElseThrow().value());
            assertThat(held).isEqualTo(REAL);
            assertThat(shell.calls().keySet()).noneMatch(call -> call.startsWith("heroku."));
        }
    }

    @Test
    void a_real_key_in_the_shell_of_a_sandbox_is_not_tried_there() throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.edit(", file: \"" + folder.resolve("keyrota.yaml.d").resolve("session.env") + "\"", "");
            shell.set("HEROKU_API_KEY_PROD", REAL);
            Shell.Result result = shell.run("rotate", "heroku-platform", "--yes");

            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(result.err())
                    .containsOnlyOnce("warning: the session operator does not hold a sandbox's secret")
                    .doesNotContain(REAL);
        }
    }
}
