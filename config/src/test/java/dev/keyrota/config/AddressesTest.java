package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void are_there_for_every_place_of_a_new_run() throws ConfigurationException {
        Configuration configuration = Samples.parse(Siblings.TEXT);
        Addresses addresses = Addresses.of(charter(), configuration);
        assertThat(addresses.account()).isEqualTo(configuration.account("heroku"));
        assertThat(addresses.stores().keySet())
                .containsExactlyInAnyOrder(
                        new StoreId("vault"), new StoreId("billing.vault"), new StoreId("billing.app"));
        assertThat(addresses.sessions().keySet()).containsExactly(new SessionId("operator"));
    }

    @Test
    void may_change_while_a_run_is_open() throws ConfigurationException {
        String moved =
                Siblings.TEXT.replace("vault.example.com", "vault.example.net").replace("/deploy", "/moved");
        assertThat(Addresses.of(charter(), Samples.parse(moved)).stores().get(new StoreId("vault")))
                .isInstanceOfSatisfying(Destination.Infisical.class, vault -> {
                    assertThat(vault.account().url()).isEqualTo(URI.create("https://vault.example.net"));
                    assertThat(vault.store().path()).isEqualTo("/moved");
                });
    }

    @Test
    void are_found_again_when_another_environment_joins() throws ConfigurationException {
        String joined = Siblings.TEXT + """
                  billing@staging:
                    account: other
                    scope: [read]
                    description: staging-{yyyy}-{MM}
                    stores:
                      - { id: vault, account: vault, environment: staging, path: /billing, secret: KEY }
                """;
        assertThat(Addresses.of(charter(), Samples.parse(joined)).stores()).containsKey(new StoreId("billing.app"));
    }

    @Test
    void are_refused_with_both_texts_where_a_place_of_the_run_is_gone() {
        String gone = Siblings.TEXT
                .replace("      - { id: app, account: heroku, app: billing-prod, config-var: KEY }\n", "")
                .replace("    sessions:\n      - { id: operator, variable: KEY }\n", "")
                .replace(
                        "id: vault, account: vault, environment: prod, path: /deploy",
                        "id: main, account: vault, environment: prod, path: /deploy");
        assertThatThrownBy(() -> Addresses.of(charter(), Samples.parse(gone)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("""
                        keyrota.yaml:12:5: credentials.deploy.stores: the open run has store `vault` (VAULT, proven by READING), and the file has none of that name
                          hint: put it back as it was until the run is over; `keyrota status` shows the run
                        keyrota.yaml:12:5: credentials.deploy.stores: the open run has store `billing.app` (READABLE, proven by ROLLOUT), and the file has none of that name
                          hint: put it back as it was until the run is over; `keyrota status` shows the run
                        keyrota.yaml:7:3: credentials.deploy.sessions: the open run has session `operator`, and the file has none of that name
                          hint: put it back until the run is over; `keyrota status` shows the run""");
    }

    @Test
    void are_refused_on_another_account() {
        String other = Siblings.TEXT.replaceFirst("    account: heroku\n", "    account: other\n");
        assertThatThrownBy(() -> Addresses.of(charter(), Samples.parse(other)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the open run is on account `heroku`, and the file says `other`");
    }

    @Test
    void are_refused_where_the_credential_is_gone() {
        String renamed = Siblings.TEXT.replace("  deploy:\n", "  deployment:\n");
        assertThatThrownBy(() -> Addresses.of(charter(), Samples.parse(renamed)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no credential is called `deploy@prod`");
    }

    private static Charter charter() throws ConfigurationException {
        Configuration before = Samples.parse(Siblings.TEXT);
        return Rotation.of(RotationRequest.scheduled("deploy", "me"), before).charter("h", null, Set.of());
    }
}
