package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys of the JSON documents, which others' scripts rely on. More may be added; none of these may go. */
class JsonTest {
    @TempDir
    private Path folder;

    @Test
    void every_command_prints_exactly_one_document_with_its_keys() {
        try (Shell shell = new Shell(folder, "session-drift")) {
            JsonNode status = document(shell.run("status", "-o", "json"));
            has(
                    status.path("credentials").get(0),
                    "name",
                    "env",
                    "state",
                    "age_days",
                    "last_rotated",
                    "next_due",
                    "findings");

            JsonNode plan = document(shell.run("plan", "heroku-platform", "-o", "json"));
            has(plan, "credential", "steps", "old", "revokes", "consumers", "findings");
            has(plan.path("steps").get(0), "effect", "target", "detail");
            has(plan.path("old"), "id", "identified_by");
            assertThat(plan.path("revokes").get(0).asString())
                    .isEqualTo(plan.path("old").path("id").asString());

            JsonNode doctor = document(shell.run("doctor", "-o", "json"));
            has(doctor.path("checks").get(0), "name", "result", "detail", "remedy");

            rotation(document(shell.run("rotate", "heroku-platform", "--yes", "-o", "json")));

            JsonNode audit = document(shell.run("audit", "verify", "-o", "json"));
            has(audit, "entries", "head", "ok", "first_bad");
            assertThat(audit.path("ok").asBoolean()).isTrue();
            assertThat(audit.path("first_bad").isNull()).isTrue();

            JsonNode facts = document(shell.run("audit", "show", "-o", "json")).path("facts");
            assertThat(facts.size()).isEqualTo(audit.path("entries").asInt());

            has(document(shell.run("version", "-o", "json")), "name", "version", "build", "java");
        }
    }

    private static void rotation(JsonNode done) {
        has(done, "credential", "rotation", "outcome", "reason", "old", "new", "stores", "calls", "elapsed");
        assertThat(done.path("outcome").asString()).isEqualTo("completed");
        has(done.path("old"), "id", "fingerprint");
        has(done.path("new"), "id", "fingerprint");
        assertThat(done.path("new").path("id").asString()).hasSize(36);
        assertThat(done.path("elapsed").asString()).startsWith("PT").endsWith("S");
        for (JsonNode store : done.path("stores")) {
            has(store, "id", "state");
            assertThat(store.path("state").asString()).isEqualTo("confirmed");
        }
    }

    @Test
    void a_stopped_run_still_prints_the_document_of_a_run() {
        try (Shell shell = new Shell(folder, "clean")) {
            shell.sandbox().arm("github.secret.put", "status:403", 0, 9);
            Shell.Result result = shell.run("rotate", "heroku-platform", "--yes", "-o", "json");
            JsonNode stopped = document(result);

            assertThat(result.exit()).isEqualTo(4);
            assertThat(stopped.path("outcome").asString()).isEqualTo("escalated");
            assertThat(stopped.path("reason").asString()).isEqualTo("not_written");
            assertThat(stopped.path("stores").get(1).path("state").asString()).isEqualTo("written");
        }
    }

    @Test
    void what_has_no_run_prints_an_error() {
        try (Shell shell = new Shell(folder, "clean")) {
            Shell.Result result = shell.run("rotate", "nobody", "--yes", "-o", "json");

            assertThat(result.exit()).isEqualTo(2);
            has(document(result).path("error"), "reason", "message", "hint", "where");
        }
    }

    private static JsonNode document(Shell.Result result) {
        assertThat(result.out().lines()).as(result.err()).hasSize(1);
        return JsonMapper.shared().readTree(result.out());
    }

    private static void has(JsonNode object, String... keys) {
        assertThat(object.propertyNames()).contains(keys);
    }
}
