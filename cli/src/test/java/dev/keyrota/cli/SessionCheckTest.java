package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shell holds, told apart as its owner would act on it. */
class SessionCheckTest {
    private static final String CURRENT = "b1e6320e-9ce1-436b-82b2-7b6cf3372cd7";

    @TempDir
    private Path folder;

    @Test
    void another_living_key_has_drifted() {
        try (Shell shell = Shell.hasty(folder)) {
            says(shell, 3, "FAIL", "drifted: another living key than the vault's");
        }
    }

    @ParameterizedTest
    @CsvSource({
        CURRENT + ", 0, PASS, fine",
        "revoked, 3, FAIL, stale: a dead key",
        "foreign, 3, FAIL, another account's key",
        "empty, 0, SKIP, not open",
    })
    void what_the_shell_holds_is_told_apart(String holds, int exit, String result, String detail) throws IOException {
        try (Shell shell = Shell.hasty(folder)) {
            shell.change("{\"store\":\"operator\",\"set\":\"" + holds + "\"}");
            says(shell, exit, result, detail);
        }
    }

    @Test
    void a_variable_of_this_shell_that_is_not_set_is_not_found() throws IOException {
        try (Shell shell = Shell.hasty(folder)) {
            String file = ", file: \"" + folder.resolve("keyrota.yaml.d/session.env") + "\"";
            shell.edit(file, "");
            says(shell, 3, "FAIL", "not found: HEROKU_API_KEY_PROD holds no key here");
        }
    }

    @Test
    void a_dead_key_in_the_vault_fails_whatever_the_shell_holds() throws IOException {
        try (Shell shell = Shell.hasty(folder)) {
            shell.change("{\"revoke\":\"" + CURRENT + "\"}");
            says(shell, 3, "FAIL", "the vault's key is dead");
        }
    }

    @Test
    void a_vault_without_the_entry_is_not_found() throws IOException {
        try (Shell shell = Shell.hasty(folder)) {
            shell.change("{\"store\":\"vault\",\"set\":\"empty\"}");
            says(shell, 3, "FAIL", "not found: the vault");
        }
    }

    @Test
    void a_login_that_fails_is_told_from_an_answer_in_front_of_the_vendor() {
        try (Shell shell = Shell.hasty(folder)) {
            shell.sandbox().arm("infisical.read", "status:403", 0, 99);
            says(shell, 3, "FAIL", "login failed");
            shell.sandbox().disarm();
            shell.sandbox().arm("heroku.account", "status:503", 0, 99);
            says(shell, 0, "SKIP", "the issuer does not answer");
        }
    }

    private static void says(Shell shell, int exit, String result, String detail) {
        Shell.Result checked = shell.run("session", "check", "--quiet");

        assertThat(checked.out()).startsWith(result).contains("heroku-platform@prod operator", detail);
        assertThat(checked.exit()).as(checked.toString()).isEqualTo(exit);
        assertThat(Canaries.in(checked.out() + checked.err())).isEmpty();
    }
}
