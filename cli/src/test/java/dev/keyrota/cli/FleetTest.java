package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.heroku.HerokuAccount;
import dev.keyrota.sandbox.heroku.Profile;
import dev.keyrota.sandbox.heroku.TokenDisplay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many credentials on one account: what is found of each is what is found of it alone, and the vendors are asked once for all of them. */
class FleetTest {
    private static final int MANY = Boolean.getBoolean("deep") ? 10_000 : 500;

    @TempDir
    private Path folder;

    /** Credentials {@code k0}, {@code k1}, …, which the vault alone holds, beside the world's own. */
    private static List<String> place(Shell shell, int count) throws IOException {
        StringBuilder credentials = new StringBuilder("credentials:\n");
        for (int i = 0; i < count; i++) {
            credentials.append("""
                      k%1$d:
                        env: prod
                        account: heroku
                        scope: [global]
                        description: raxx-ci-rotation-{yyyy}-{MM}
                        stores: [{ id: vault, account: vault, environment: prod, path: /Fleet, secret: K%1$d }]
                    """.formatted(i));
        }
        shell.edit("credentials:\n", credentials.toString());
        return shell.sandbox().look(world -> {
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String token = world.heroku()
                        .authorize(world.heroku().profile(), "fleet-" + i, List.of("global"))
                        .token();
                world.infisical().place("prod", "/Fleet", "K" + i, token);
                tokens.add(token);
            }
            return tokens;
        });
    }

    private static void hold(Shell shell, int number, String token) {
        shell.sandbox().look(world -> {
            world.infisical().place("prod", "/Fleet", "K" + number, token);
            return token;
        });
    }

    private static void kill(Shell shell, String token) {
        shell.sandbox().look(world -> {
            world.heroku()
                    .revokeFromOutside(
                            world.heroku().knowing(token).orElseThrow().id());
            return token;
        });
    }

    private static String authorize(Shell shell, Function<HerokuAccount, Profile> owner, String scope) {
        return shell.sandbox()
                .look(world -> world.heroku()
                        .authorize(owner.apply(world.heroku()), "odd", List.of(scope))
                        .token());
    }

    private static void show(Shell shell, TokenDisplay shown) {
        shell.sandbox().look(world -> {
            world.heroku().policy(world.heroku().policy().withListed(shown).withSingle(shown));
            return shown;
        });
    }

    private static JsonNode drift(Shell shell, String... words) {
        List<String> all = new ArrayList<>(List.of("drift"));
        all.addAll(List.of(words));
        all.addAll(List.of("-o", "json", "--quiet"));
        Shell.Result result = shell.run(all.toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isIn(0, 3);
        return JsonMapper.shared().readTree(result.out()).path("credentials");
    }

    private static Map<String, JsonNode> byName(JsonNode entries) {
        Map<String, JsonNode> byName = new HashMap<>();
        entries.forEach(each -> byName.put(each.path("name").asString(), each));
        return byName;
    }

    private static Map<String, Integer> callsSince(Shell shell, Map<String, Integer> before) throws IOException {
        Map<String, Integer> calls = new TreeMap<>(shell.calls());
        before.forEach((call, count) -> calls.merge(call, -count, Integer::sum));
        calls.values().removeIf(count -> count == 0);
        return calls;
    }

    private static List<String> findings(Map<String, JsonNode> drifts, String name) {
        List<String> findings = new ArrayList<>();
        Objects.requireNonNull(drifts.get(name))
                .path("findings")
                .forEach(each -> findings.add(
                        each.path("kind").asString() + " " + each.path("place").asString()));
        return findings;
    }

    @Test
    void many_are_compared_in_one_run_by_one_list_and_each_place_is_read_once() throws IOException {
        try (Shell shell = new Shell(folder, "session-drift")) {
            List<String> tokens = place(shell, MANY);
            hold(shell, 3, tokens.get(4));
            kill(shell, tokens.get(5));
            Map<String, Integer> before = shell.calls();
            long start = System.nanoTime();
            Map<String, JsonNode> drifts = byName(drift(shell));
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            Map<String, Integer> calls = callsSince(shell, before);
            Map<String, String> diagnoses = new TreeMap<>();
            drifts.forEach(
                    (name, drift) -> diagnoses.put(name, drift.path("diagnosis").asString()));

            System.out.println(
                    "proof: drift of many: " + MANY + " credentials on one account in " + seconds + " s; " + calls);
            assertThat(drifts).hasSize(MANY + 1);
            assertThat(diagnoses.remove("k5")).isEqualTo("all_dead");
            assertThat(diagnoses.remove("heroku-platform")).isEqualTo("session_drift");
            assertThat(new HashSet<>(diagnoses.values())).containsExactly("healthy");
            assertThat(findings(drifts, "k3")).containsExactly("shared k4.vault");
            assertThat(findings(drifts, "k4")).containsExactly("shared k3.vault");
            assertThat(drifts.values().stream()
                            .filter(each -> each.path("drift").asBoolean()))
                    .hasSize(4);
            assertThat(calls.get("infisical.read")).isEqualTo(MANY + 1);
            assertThat(calls.get("heroku.authorizations.list")).isLessThan(MANY / 200 + 10);
            assertThat(calls.get("heroku.account")).isLessThan(100);
        }
    }

    /** The odd ones come last, when the account was listed by others already. */
    @ParameterizedTest
    @EnumSource(
            value = TokenDisplay.class,
            names = {"FULL", "PREFIX_SUFFIX"})
    void what_is_found_of_one_among_others_is_what_is_found_of_it_alone(TokenDisplay shown) throws IOException {
        try (Shell shell = Shell.hasty(folder)) {
            List<String> tokens = place(shell, 24);
            show(shell, shown);
            hold(shell, 18, tokens.get(19));
            kill(shell, tokens.get(20));
            hold(shell, 21, authorize(shell, HerokuAccount::stranger, "global"));
            hold(shell, 22, "not a key");
            hold(shell, 23, authorize(shell, HerokuAccount::profile, "read"));
            Map<String, JsonNode> together = byName(drift(shell));

            assertThat(together).hasSize(25);
            for (String name : List.of("k0", "k18", "k19", "k20", "k21", "k22", "k23")) {
                assertThat(drift(shell, name).get(0)).as(name).isEqualTo(together.get(name));
            }
            together.keySet().retainAll(List.of("k18", "k19", "k20", "k21", "k22", "k23"));
            assertThat(together.values()).allMatch(drift -> drift.path("drift").asBoolean());
        }
    }

    /** Its key may stand where nobody could look. */
    @Test
    void another_of_the_account_that_cannot_be_looked_at_is_a_finding() throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            place(shell, 2);
            shell.edit("  github:\n", """
                      lost:
                        vendor: infisical
                        url: http://127.0.0.1:1
                        project: 00000000-0000-4000-8000-000000000001
                        login: { universal-auth: { client-id: "${env:UNSET}", client-secret: "${env:UNSET}" } }
                      github:
                    """);
            shell.edit(
                    "account: vault, environment: prod, path: /Fleet, secret: K1",
                    "account: lost, environment: prod, path: /Fleet, secret: K1");
            Shell.Result one = shell.run("drift", "k0");
            Map<String, JsonNode> all = byName(drift(shell));

            assertThat(one.exit()).isEqualTo(3);
            assertThat(one.out()).contains("the places of k1@prod, of the same account, could not be looked at");
            assertThat(one.err()).contains("UNSET");
            assertThat(Objects.requireNonNull(all.get("k1")).path("diagnosis").asString())
                    .isEqualTo("not_compared");
            assertThat(findings(all, "k0")).isEmpty();
        }
    }

    /** A vendor that shows no token whole is asked for each authorization once; its limit makes the run slower, and nothing unknown. */
    @Test
    void a_limit_of_calls_is_waited_for() throws IOException {
        try (Shell shell = Shell.hasty(folder)) {
            place(shell, 40);
            show(shell, TokenDisplay.PREFIX_SUFFIX);
            shell.sandbox().look(world -> {
                world.heroku().quota(60, 75);
                return "";
            });
            Map<String, Integer> before = shell.calls();
            Map<String, JsonNode> drifts = byName(drift(shell));
            drifts.remove("heroku-platform");

            assertThat(drifts.values())
                    .allSatisfy(drift -> assertThat(drift.path("diagnosis").asString())
                            .as(drift.toString())
                            .isEqualTo("healthy"));
            assertThat(callsSince(shell, before))
                    .satisfies(calls ->
                            assertThat(calls.get("heroku.authorizations.list")).isLessThan(10));
        }
    }

    @Test
    void how_far_it_has_come_is_shown_on_a_terminal() throws IOException {
        try (Shell shell = new Shell(folder, "clean")) {
            place(shell, 500);
            shell.watch();

            assertThat(shell.run("drift").err())
                    .containsPattern("compare every place of 501 credentials [1-9][0-9]* of 501");
        }
    }
}
