package dev.keyrota.connectors.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapSecretsTest {
    private final BootstrapSecrets secrets =
            new BootstrapSecrets(Map.of("TOKEN", "canary-token\n", "EMPTY", "", "LINE", "\n"));

    @TempDir
    private Path folder;

    @Test
    void a_variable_is_found_without_its_line_end() {
        assertThat(there(secrets.variable("TOKEN")).secret().sameAs(Secret.ofText("canary-token")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "UNSET, the environment has no variable UNSET",
        "EMPTY, the variable EMPTY is empty",
        "LINE, the variable LINE is empty"
    })
    void what_is_missing_is_said_with_a_remedy(String name, String what) {
        assertThat(secrets.variable(name)).isInstanceOfSatisfying(Found.Missing.class, missing -> {
            assertThat(missing.what()).isEqualTo(what);
            assertThat(missing.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'x-canary', 'x-canary'",
        "'x-canary\n', 'x-canary'",
        "'x-canary\r\n', 'x-canary'",
        "'x-canary\n\n', 'x-canary\n'",
        "' x-canary ', ' x-canary '",
        "'x\ncanary\n', 'x\ncanary'"
    })
    void exactly_one_line_end_is_left_out(String content, String expected) throws IOException {
        Found.There there = there(secrets.file(file(content, "rw-------")));
        assertThat(there.secret().sameAs(Secret.ofText(expected))).isTrue();
        assertThat(there.warning()).isNull();
        assertThat(there.toString()).doesNotContain("canary");
    }

    @Test
    void a_file_that_everybody_may_read_is_taken_with_a_warning() throws IOException {
        Path file = file("x-canary", "r--r--r--");
        assertThat(there(secrets.file(file)).warning())
                .contains(file.toString(), "chmod 600")
                .doesNotContain("canary");
    }

    @Test
    void a_file_that_everybody_may_write_is_refused() throws IOException {
        assertThat(secrets.file(file("x-canary", "rw-rw-rw-")))
                .isInstanceOfSatisfying(
                        Found.Missing.class,
                        missing -> assertThat(missing.what()).contains("may write"));
    }

    @Test
    void a_link_is_judged_by_the_file_it_leads_to() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file("x-canary", "rw-------"));
        assertThat(there(secrets.file(link)).warning()).isNull();
    }

    @Test
    void what_cannot_be_read_is_said_with_its_place_and_none_of_its_content() throws IOException {
        Path large = file("canary".repeat(10_000), "rw-------");
        for (Path path : new Path[] {folder.resolve("none"), folder, large, file("", "rw-------")}) {
            assertThat(secrets.file(path))
                    .isInstanceOfSatisfying(
                            Found.Missing.class,
                            missing -> assertThat(missing.what())
                                    .contains(path.toString())
                                    .doesNotContain("canary"));
        }
    }

    private Path file(String content, String permissions) throws IOException {
        Path file = Files.createTempFile(folder, "secret", "");
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static Found.There there(Found found) {
        assertThat(found).isInstanceOf(Found.There.class);
        return (Found.There) found;
    }
}
