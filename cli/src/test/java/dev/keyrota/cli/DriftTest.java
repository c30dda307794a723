package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every combination of what vault, CI's secret and shell can hold, made by outside changes, and what {@code drift} says of it. */
class DriftTest {
    @TempDir
    private Path folder;

    @Test
    void each_of_the_48_worlds_is_diagnosed_and_none_is_changed() throws IOException {
        assertThat(DriftWorld.all()).hasSize(48);
        for (DriftWorld each : DriftWorld.all().toList()) {
            try (Shell shell = shell(each.toString().replaceAll("\\W+", "-"))) {
                each.make(shell);
                Shell.Result result = shell.run("drift", "heroku-platform", "-o", "json", "--quiet");
                JsonNode drift = document(result).path("credentials").get(0);

                assertThat(drift.path("diagnosis").asString())
                        .as("%s: %s", each, result)
                        .isEqualTo(each.diagnosis());
                assertThat(result.exit()).isEqualTo(each.diagnosis().equals("healthy") ? 0 : 3);
                assertThat(shell.calls().keySet())
                        .noneMatch(
                                call -> call.endsWith(".write") || call.endsWith(".put") || call.endsWith(".revoke"));
                assertThat(Canaries.in(result.out() + result.err())).isEmpty();
            }
        }
    }

    @Test
    void each_store_has_its_keys() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            JsonNode drift = document(shell.run("drift", "-o", "json", "--quiet"));
            JsonNode credential = drift.path("credentials").get(0);
            JsonNode store = credential.path("stores").get(0);

            Arrays.asList("name", "drift", "stores", "diagnosis", "recommended")
                    .forEach(key -> assertThat(credential.has(key)).as(key).isTrue());
            Arrays.asList("id", "holds", "key", "authorization", "fingerprint", "updated_at")
                    .forEach(key -> assertThat(store.has(key)).as(key).isTrue());
            assertThat(store.path("authorization").asString()).isEqualTo(DriftWorld.CURRENT);
        }
    }

    @Test
    void what_is_in_the_way_has_its_own_name_and_is_no_death() throws IOException {
        for (String fault : new String[] {"status:403", "status:429", "status:503"}) {
            try (Shell shell = shell(fault.replace(":", "-"))) {
                shell.sandbox().arm("heroku.account", fault, 0, 99);
                JsonNode credential = document(shell.run("drift", "-o", "json", "--quiet"))
                        .path("credentials")
                        .get(0);

                assertThat(credential.path("stores").get(0).path("key").asString())
                        .isEqualTo("unknown");
                assertThat(credential.path("stores").get(0).path("obstacle").asString())
                        .isIn("forbidden", "rate_limited", "server_error");
                assertThat(credential.path("diagnosis").asString()).isEqualTo("vault_unreadable");
            }
        }
    }

    /** In the default world, whose shell reads no vault, and in which time flies. */
    private Shell shell(String name) throws IOException {
        return Shell.hasty(Files.createDirectory(folder.resolve(name)));
    }

    private static JsonNode document(Shell.Result result) {
        assertThat(result.out().lines()).as(result.err()).hasSize(1);
        return JsonMapper.shared().readTree(result.out());
    }
}
