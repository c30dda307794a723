package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every combination of what vault, CI's secret and shell can hold, made by outside changes, and what {@code drift} says of it. */
class DriftTest {
    private static final String OTHER = "565e7b32-8096-4cdd-9b0f-39396b52fba8";
    private static final String CURRENT = "b1e6320e-9ce1-436b-82b2-7b6cf3372cd7";

    /** By the vault and CI: what is wrong, whatever the shell holds. */
    private static final Map<String, String> BY_STORE = Map.of(
            "valid other", "store_holds_another",
            "valid dead", "store_stale",
            "valid unknown", "store_unproven",
            "dead same", "all_dead",
            "dead other", "vault_stale",
            "dead dead", "all_dead",
            "dead unknown", "vault_dead");

    private static final Map<String, String> BY_SESSION = Map.of(
            "same", "healthy", "other", "session_drift", "dead", "session_stale", "unknown", "session_unchecked");

    @TempDir
    private Path folder;

    /** One world: what each of the three holds. */
    private record Case(String vault, String ci, String shell) {
        static Stream<Case> all() {
            return Stream.of("valid", "dead", "unreadable")
                    .flatMap(vault -> holds().flatMap(ci -> holds().map(shell -> new Case(vault, ci, shell))));
        }

        private static Stream<String> holds() {
            return Stream.of("same", "other", "dead", "unknown");
        }

        String diagnosis() {
            if (vault.equals("unreadable")) {
                return "vault_unreadable";
            }
            boolean bySession = vault.equals("valid") && ci.equals("same");
            return Objects.requireNonNull(bySession ? BY_SESSION.get(shell) : BY_STORE.get(vault + " " + ci));
        }

        /** The key of a dead vault dies last: whoever holds the same one holds a dead one then. */
        void make(Shell in) throws IOException {
            if (ci.equals("unknown")) {
                in.sandbox().arm("github.workflow.dispatch", "status:403", 0, 99);
            } else if (!ci.equals("same")) {
                in.change(set("github-ci", ci));
            }
            if (shell.equals("unknown")) {
                in.change(change("operator", "empty"));
            } else {
                in.change(set("operator", shell));
            }
            if (vault.equals("dead")) {
                in.change("{\"revoke\":\"" + CURRENT + "\"}");
            }
            if (vault.equals("unreadable")) {
                in.sandbox().arm("infisical.read", "status:403", 0, 99);
            }
        }

        private static String set(String store, String holds) {
            return switch (holds) {
                case "same" -> change(store, CURRENT);
                case "other" -> change(store, OTHER);
                case "dead" -> change(store, "revoked");
                default -> throw new IllegalArgumentException(holds);
            };
        }

        private static String change(String store, String to) {
            return "{\"store\":\"" + store + "\",\"set\":\"" + to + "\"}";
        }
    }

    @Test
    void each_of_the_48_worlds_is_diagnosed_and_none_is_changed() throws IOException {
        assertThat(Case.all()).hasSize(48);
        for (Case each : Case.all().toList()) {
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
            assertThat(store.path("authorization").asString()).isEqualTo(CURRENT);
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
