package dev.keyrota.sandbox.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.SandboxTokens;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.heroku.TokenDisplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorldsTest {

    @ParameterizedTest
    @FieldSource("dev.keyrota.sandbox.worlds.Worlds#SHIPPED")
    void every_world_that_ships_loads_with_the_vault_as_its_first_store(String name) {
        World world = Worlds.load(name, 1);

        assertThat(world.clock().instant()).isEqualTo("2026-07-01T09:00:00Z");
        assertThat(world.stores().getFirst().id()).isEqualTo("vault");
        assertThat(world.stores())
                .allSatisfy(place -> assertThat(world.held(place)).isPresent());
    }

    @ParameterizedTest
    @FieldSource("dev.keyrota.sandbox.worlds.Worlds#SHIPPED")
    void every_token_of_every_world_is_recognisably_the_sandboxs(String name) {
        World world = Worlds.load(name, 1);

        assertThat(world.heroku().everyAuthorization())
                .allSatisfy(each ->
                        assertThat(SandboxTokens.looksLikeSandbox(each.token())).isTrue());
    }

    @Test
    void the_default_world_is_the_day_of_the_runbook() {
        World world = Worlds.load(Worlds.DEFAULT, 1);

        assertThat(world.heroku().everyAuthorization())
                .extracting(each -> each.id().substring(0, 8))
                .containsExactlyInAnyOrder(
                        "b1e6320e",
                        "1f970877",
                        "f44d9427",
                        "73f5fe49",
                        "9d5ec3c4",
                        "99f3c0a4",
                        "059730bb",
                        "565e7b32",
                        "0ef029d2",
                        "6952371b",
                        "dce15776");
        assertThat(held(world, "vault", "github-ci")).containsOnly("b1e6320e");
        assertThat(held(world, "console-prod", "console-staging", "api-prod", "api-staging"))
                .containsOnly("9d5ec3c4");
        assertThat(held(world, "operator", "another-machine", "billing"))
                .containsExactly("1f970877", "059730bb", "565e7b32");
    }

    @Test
    void all_three_forms_of_token_are_live_in_the_default_world() {
        assertThat(Worlds.load(Worlds.DEFAULT, 1).heroku().everyAuthorization())
                .extracting(each -> each.token().length())
                .contains(36, 41, 65);
    }

    @Test
    void the_same_seed_gives_the_same_tokens_and_another_seed_gives_others() {
        assertThat(tokens(7)).isEqualTo(tokens(7)).doesNotContainAnyElementsOf(tokens(8));
    }

    @Test
    void a_session_that_follows_the_vault_holds_what_the_vault_holds() {
        World world = Worlds.load("clean", 1);
        Place vault = world.place("vault").orElseThrow();
        Place operator = world.place("operator").orElseThrow();

        world.hold(vault, "something else");

        assertThat(world.held(operator)).map(Held::value).contains("something else");
    }

    @Test
    void each_special_world_holds_what_its_name_says() {
        assertThat(held(Worlds.load("session-pinned-to-old", 1), "operator")).containsExactly("b1e6320e");
        assertThat(descriptions(Worlds.load("orphan", 1))).contains("raxx-ci-rotation-2026-07");
        assertThat(descriptions(Worlds.load("two-same-descriptions", 1)))
                .filteredOn(words -> words.startsWith("raxx-automation:"))
                .hasSize(2);
        assertThat(Worlds.load("empty-suffix-mask", 1).heroku().policy().listed())
                .isEqualTo(TokenDisplay.EMPTY_SUFFIX);
        assertThat(Worlds.load("wrong-scope", 1).heroku().policy().grantsInstead())
                .containsExactly("identity");
        assertThat(Worlds.load("approval-vault", 1).infisical().approvalRequired())
                .isTrue();
        assertThat(held(Worlds.load("github-shadow", 1), "github-production")).containsExactly("f44d9427");
        assertThat(Worlds.load("rate-limited", 1).heroku().remaining()).isZero();
        assertThat(held(Worlds.load("config-vars", 1), "console-prod", "api-staging"))
                .containsOnly("b1e6320e");
        assertThat(Worlds.load("config-vars", 1).stores()).hasSize(6);
    }

    @Test
    void the_old_key_is_dead_in_old_dead_and_still_in_the_vault() {
        World world = Worlds.load("old-dead", 1);
        String value = world.held(world.stores().getFirst()).orElseThrow().value();

        assertThat(world.heroku().opens(value)).isFalse();
        assertThat(world.heroku().knowing(value))
                .map(Authorization::id)
                .hasValueSatisfying(id -> assertThat(id).startsWith("b1e6320e"));
    }

    @Test
    void two_live_tokens_look_the_same_in_ambiguous_mask_and_are_not() {
        World world = Worlds.load("ambiguous-mask", 1);
        String caller = world.held(world.stores().getFirst()).orElseThrow().value();

        assertThat(world.heroku().list(caller).toString()).containsPattern("(?s)(HRKU-AA\\*{10}Kq7d).*\\1");
        assertThat(world.heroku().everyAuthorization())
                .extracting(Authorization::token)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_key_in_the_foreign_world_was_made_by_hand() {
        World world = Worlds.load("foreign-key-in-vault", 1);
        String value = world.held(world.stores().getFirst()).orElseThrow().value();

        assertThat(world.heroku().knowing(value))
                .map(Authorization::description)
                .contains("laptop-backup");
    }

    @Test
    void a_world_of_ones_own_is_laid_over_the_one_it_is_based_on(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, """
                title: mine
                based-on: clean
                heroku: { page-size: 2 }
                """);

        World world = Worlds.load(file.toString(), 1, Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(world.heroku().policy().pageSize()).isEqualTo(2);
        assertThat(world.heroku().everyAuthorization()).hasSize(3);
        assertThat(world.clock().instant()).isEqualTo("2027-01-01T00:00:00Z");
    }

    @Test
    void a_word_that_the_format_does_not_know_is_named(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("typo.yaml");
        Files.writeString(file, """
                based-on: clean
                heroku: { page-sise: 2 }
                """);

        assertThatThrownBy(() -> Worlds.load(file.toString(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("page-sise");
    }

    @Test
    void a_world_that_does_not_exist_is_refused_with_the_names_of_those_that_do() {
        assertThatThrownBy(() -> Worlds.load("sesion-drift", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("session-drift");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "based-on: clean\nheroku: null\n",
                "based-on: clean\nplaces: null\n",
                "based-on: {a: b}\n",
                "a: &a [*a]\n"
            })
    void a_world_that_lacks_something_is_refused_with_a_sentence(String text, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("world.yaml"), text);
        assertThatThrownBy(() -> Worlds.load(file.toString(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith("the world ")
                .doesNotContain("Cannot invoke");
    }

    private static List<String> tokens(long seed) {
        return Worlds.load(Worlds.DEFAULT, seed).heroku().everyAuthorization().stream()
                .map(Authorization::token)
                .toList();
    }

    private static List<String> descriptions(World world) {
        return world.heroku().everyAuthorization().stream()
                .map(Authorization::description)
                .toList();
    }

    private static List<String> held(World world, String... places) {
        return List.of(places).stream()
                .map(id -> world.place(id).flatMap(world::held).orElseThrow().value())
                .map(value -> world.heroku().knowing(value).orElseThrow().id().substring(0, 8))
                .toList();
    }
}
