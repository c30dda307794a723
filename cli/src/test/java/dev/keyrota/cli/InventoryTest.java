package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every authorization of the account, with the evidence of who uses it. */
class InventoryTest {
    private static final List<String> APPS = List.of("api-prod", "api-staging", "console-prod", "console-staging");

    @TempDir
    private Path folder;

    /** The page of 2026-07-01 recommends to revoke four that are "not in active use": one of them is in four running apps. */
    @Test
    void the_runbooks_inventory_is_told_again_with_what_it_did_not_see() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            Shell.Result result = shell.run("inventory", "-o", "json", "--quiet");
            Map<String, JsonNode> entries = entries(result);

            assertThat(result.exit()).isZero();
            assertThat(classes(entries))
                    .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                            Map.entry("b1e6320e", "current"),
                            Map.entry("1f970877", "managed_elsewhere"),
                            Map.entry("9d5ec3c4", "managed_elsewhere"),
                            Map.entry("73f5fe49", "duplicate"),
                            Map.entry("f44d9427", "stale"),
                            Map.entry("99f3c0a4", "stale"),
                            Map.entry("059730bb", "protected"),
                            Map.entry("565e7b32", "protected"),
                            Map.entry("0ef029d2", "protected"),
                            Map.entry("6952371b", "protected"),
                            Map.entry("dce15776", "protected")));
            assertThat(places(entry(entries, "9d5ec3c4")))
                    .isEqualTo(APPS.stream().map(app -> app + "/HEROKU_API_KEY").toList());
            assertThat(places(entry(entries, "1f970877"))).containsExactly("operator");
            assertThat(entry(entries, "9d5ec3c4").path("recommended").asString())
                    .isEqualTo("name");
            assertThat(entry(entries, "f44d9427").path("recommended").asString())
                    .isEqualTo("clean_up");
            assertThat(entry(entries, "99f3c0a4").path("overstates").asBoolean())
                    .isTrue();
            assertThat(Canaries.in(result.out() + result.err())).isEmpty();
            assertThat(shell.calls().keySet()).noneMatch(call -> call.matches(".*\\.(write|put|revoke|create|update)"));
        }
    }

    @Test
    void each_authorization_has_its_keys_and_nothing_that_is_unknown_lacks_what_would_settle_it() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.sandbox().arm("github.workflow.dispatch", "status:403", 0, 9);
            JsonNode document = document(shell.run("inventory", "heroku", "-o", "json", "--quiet"));
            JsonNode first = document.path("authorizations").get(0);

            assertThat(document.path("account").asString()).isEqualTo("heroku");
            List.of("id", "description", "scope", "created_at", "class", "used_by", "protected", "recommended")
                    .forEach(key -> assertThat(first.has(key)).as(key).isTrue());
            List<JsonNode> unknown = StreamSupport.stream(
                            document.path("authorizations").spliterator(), false)
                    .filter(entry -> entry.path("class").asString().equals("unknown"))
                    .toList();
            assertThat(unknown).isNotEmpty();
            assertThat(unknown)
                    .allSatisfy(entry -> assertThat(
                                    entry.path("settle").get(0).path("message").asString())
                            .isEqualTo("let a consumer prove what github-ci holds"));
        }
    }

    @Test
    void where_the_issuer_shows_no_token_the_variables_keys_are_asked_for_one_by_one() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            shell.sandbox().arm("heroku.authorizations.list", "mask:PREFIX_SUFFIX", 0, 99);
            Map<String, JsonNode> entries = entries(shell.run("inventory", "-o", "json", "--quiet"));

            assertThat(places(entry(entries, "9d5ec3c4"))).hasSize(4);
        }
    }

    @Test
    void an_app_that_cannot_be_read_is_named() throws IOException {
        try (Shell shell = Shell.hasty(Files.createDirectory(folder.resolve("forbidden")))) {
            shell.sandbox().arm("heroku.config.read", "status:403", 0, 99);
            Shell.Result result = shell.run("inventory", "--quiet");

            assertThat(result.exit()).isZero();
            assertThat(result.out()).contains("settle:  let our login read api-prod");
        }
    }

    @Test
    void an_account_that_issues_nothing_is_refused_with_the_nearest_name() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            Shell.Result result = shell.run("inventory", "herok");

            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err()).contains("did you mean `heroku`?");
            assertThat(shell.calls()).isEmpty();
        }
    }

    private static Map<String, JsonNode> entries(Shell.Result result) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        document(result)
                .path("authorizations")
                .forEach(entry -> entries.put(entry.path("id").asString().substring(0, 8), entry));
        return entries;
    }

    private static JsonNode entry(Map<String, JsonNode> entries, String id) {
        return Objects.requireNonNull(entries.get(id), id);
    }

    private static Map<String, String> classes(Map<String, JsonNode> entries) {
        Map<String, String> classes = new LinkedHashMap<>();
        entries.forEach((id, entry) -> classes.put(id, entry.path("class").asString()));
        return classes;
    }

    private static List<String> places(JsonNode entry) {
        return StreamSupport.stream(entry.path("used_by").spliterator(), false)
                .map(use -> use.path("place").asString())
                .toList();
    }

    private static JsonNode document(Shell.Result result) {
        assertThat(result.out().lines()).as(result.err()).hasSize(1);
        return JsonMapper.shared().readTree(result.out());
    }
}
