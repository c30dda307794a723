package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.SandboxTokens;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is made of a configuration. */
class RebuildingTest {
    private static Rebuilt rebuilt(Map<String, AuthorizationId> known) {
        return new Rebuilding(
                        Configured.rotation("many-stores.yaml", "heroku-platform"),
                        each -> Optional.ofNullable(known.get(each.qualifiedName())))
                .rebuilt();
    }

    @Test
    void every_store_is_there_under_its_own_name_and_holds_the_old_key() {
        Rebuilt rebuilt = rebuilt(Map.of());
        World world = rebuilt.world();

        assertThat(world.stores())
                .containsExactly(
                        new Place.VaultSecret("vault", "prod", "/MooseQuest/heroku", "HEROKU_API_KEY"),
                        new Place.VaultSecret("copy", "prod", "/Other", "HEROKU_API_KEY"),
                        new Place.ActionsSecret("org-ci", "raxx-app/TradeMasterAPI", null, "HEROKU_API_KEY"),
                        new Place.ActionsSecret("dated", "raxx-app/Console", "prod", "HEROKU_API_KEY"),
                        new Place.ConfigVar("console-prod", "console-prod", "HEROKU_API_KEY"),
                        new Place.VaultSecret("billing.vault", "prod", "/Billing", "HEROKU_API_KEY"));
        assertThat(world.stores().subList(0, 5))
                .allSatisfy(
                        place -> assertThat(world.held(place).map(Held::value)).contains(rebuilt.oldToken()));
        assertThat(world.held(world.stores().getLast()).map(Held::value))
                .isPresent()
                .isNotEqualTo(Optional.of(rebuilt.oldToken()));
        assertThat(world.others()).containsExactly(new Place.Session("operator", "HEROKU_API_KEY_PROD", "vault"));
    }

    @Test
    void the_issuer_has_what_is_protected_and_the_apps_that_a_key_must_see() {
        World world = rebuilt(Map.of()).world();

        assertThat(world.heroku().profile().email()).isEqualTo("kris@moosequest.net");
        assertThat(world.heroku().everyAuthorization())
                .extracting(Authorization::id)
                .contains("565e7b32-8096-4cdd-9b0f-39396b52fba8");
        assertThat(world.heroku().everyAuthorization())
                .extracting(Authorization::description)
                .contains("raxx-billing-rehearsed", "raxx-automation: rehearsed", "the key of billing@prod");
        assertThat(world.heroku().app("api-prod")).isPresent();
        assertThat(world.heroku().app("console-prod")).isPresent();
    }

    @Test
    void the_ids_are_those_that_the_journal_knows() {
        AuthorizationId known = new AuthorizationId("b1e6320e-9ce1-436b-82b2-7b6cf3372cd7");
        AuthorizationId sibling = new AuthorizationId("059730bb-31b2-4cab-b4e1-b6637f5c1114");
        Rebuilt rebuilt = rebuilt(Map.of("heroku-platform@prod", known, "billing@prod", sibling));

        assertThat(rebuilt.old()).isEqualTo(known);
        assertThat(rebuilt.world().heroku().everyAuthorization())
                .extracting(Authorization::id)
                .contains(known.value(), sibling.value());
        assertThat(rebuilt.assumptions()).noneMatch(sentence -> sentence.startsWith("the journal knows"));
    }

    @Test
    void every_key_is_invented() {
        assertThat(rebuilt(Map.of()).world().heroku().everyAuthorization())
                .hasSizeGreaterThan(3)
                .allMatch(made -> SandboxTokens.looksLikeSandbox(made.token()));
    }
}
