package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final StoreId VAULT = new StoreId("vault");

    @Test
    void a_footprint_is_what_a_run_would_call_its_own() throws ConfigurationException {
        Configuration configuration = Samples.parse(Siblings.TEXT);
        Credential credential = configuration.credential("deploy");
        Charter charter = Rotation.watched(configuration, credential, "me").charter("h", null, Set.of());
        Footprint footprint = new Places(configuration).footprint(credential);

        assertThat(footprint.stores()).isEqualTo(charter.stores());
        assertThat(footprint.sessions()).isEqualTo(charter.sessions()).containsExactly(new SessionId("operator"));
        assertThat(footprint.addresses().account()).isEqualTo(configuration.account("heroku"));
        assertThat(footprint.addresses().stores().keySet()).containsExactly(VAULT);
        assertThat(footprint.addresses().sessions().keySet()).containsExactly(new SessionId("operator"));
    }

    @Test
    void abroad_its_places_have_the_names_that_a_run_of_another_gives_them() throws ConfigurationException {
        Configuration configuration = Samples.parse(Siblings.TEXT);
        Credential billing = configuration.credential("billing");
        Charter other = Rotation.watched(configuration, configuration.credential("deploy"), "me")
                .charter("h", null, Set.of());

        assertThat(new Places(configuration).footprint(billing).abroad().values())
                .containsExactlyInAnyOrderElementsOf(
                        other.siblings().stream().map(Place::id).toList());
    }

    @Test
    void with_a_namesake_the_environment_is_in_the_name() throws ConfigurationException {
        Configuration configuration = Samples.read("everything");
        Footprint staging = new Places(configuration).footprint(configuration.credential("heroku-platform@staging"));

        assertThat(staging.abroad())
                .isEqualTo(Map.of(
                        VAULT,
                        new StoreId("heroku-platform.staging.vault"),
                        new StoreId("copy"),
                        new StoreId("heroku-platform.staging.copy")));
    }
}
