package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.config.problem.FlawException;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Charter.Purpose;
import dev.keyrota.protocol.Charter.Reason;
import dev.keyrota.protocol.Charter.Urgency;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTest {
    private static final Charter.Known RECORDED = new Charter.Known(
            new AuthorizationId("b1e6320e-0000-4000-8000-000000000000"), new Fingerprint("0".repeat(64)));

    @Test
    void puts_the_whole_credential_into_the_charter() throws ConfigurationException {
        Configuration configuration = Samples.read("example");
        RotationRequest request = new RotationRequest(
                "heroku-platform", Purpose.ROTATE, Reason.SCHEDULED, null, "OPS-1", "kris", "sre-agent");
        Charter charter = Rotation.of(request, configuration).charter("ci-7", RECORDED, Set.of());
        assertThat(charter)
                .isEqualTo(new Charter(
                        "heroku-platform",
                        "prod",
                        "heroku",
                        Purpose.ROTATE,
                        Charter.Mode.PROGRAMMATIC,
                        Reason.SCHEDULED,
                        Urgency.SCHEDULED,
                        "raxx-ci-rotation-{yyyy}-{MM}",
                        Set.of("global"),
                        null,
                        "kris@moosequest.net",
                        Set.of("console-prod", "api-prod"),
                        List.of(
                                new Place(new StoreId("vault"), Place.Kind.VAULT, Place.Proof.READING),
                                new Place(new StoreId("github-ci"), Place.Kind.WRITE_ONLY, Place.Proof.CHALLENGE)),
                        List.of(),
                        List.of(new SessionId("operator")),
                        Set.of(),
                        Set.of(new AuthorizationId("565e7b32-0000-4000-8000-000000000000")),
                        List.of("raxx-billing-*", "claude-code-*"),
                        List.of("raxx-automation: *"),
                        RECORDED,
                        Duration.ZERO,
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(90),
                        "sre-agent",
                        "kris",
                        "OPS-1",
                        "ci-7",
                        configuration.sha256(),
                        null));
    }

    @Test
    void tells_what_each_kind_of_place_can_be_asked() throws ConfigurationException {
        Charter prod = charter("heroku-platform@prod", null, "OPS-1");
        assertThat(prod.stores())
                .containsExactly(
                        place("vault", Place.Kind.VAULT, Place.Proof.READING),
                        place("deploy", Place.Kind.WRITE_ONLY, Place.Proof.CHALLENGE),
                        place("shared", Place.Kind.WRITE_ONLY, Place.Proof.CHALLENGE),
                        new Place(
                                new StoreId("mirror"),
                                Place.Kind.WRITE_ONLY,
                                Place.Proof.UPDATED_AT,
                                null,
                                new Charter.Window(22 * 60, 4 * 60)));
        Charter staging = charter("heroku-platform@staging", null, "OPS-1");
        assertThat(staging.mode()).isEqualTo(Charter.Mode.OPERATOR_ASSISTED);
        assertThat(staging.stores())
                .containsExactly(
                        place("vault", Place.Kind.VAULT, Place.Proof.READING),
                        new Place(
                                new StoreId("copy"), Place.Kind.READABLE, Place.Proof.READING, "infisical-sync", null));
        assertThat(prod.expiresInSeconds()).isEqualTo(120L * 24 * 60 * 60);
    }

    @Test
    void looks_at_the_places_of_other_credentials_on_the_account_and_of_no_other() throws ConfigurationException {
        assertThat(charter("heroku-platform@prod", null, "OPS-1").siblings())
                .as("of one name in two environments, so the environment is in the name")
                .containsExactly(
                        place("heroku-platform.staging.vault", Place.Kind.VAULT, Place.Proof.READING),
                        new Place(
                                new StoreId("heroku-platform.staging.copy"),
                                Place.Kind.READABLE,
                                Place.Proof.READING,
                                "infisical-sync",
                                null));
        assertThat(rotation(Siblings.TEXT, "deploy")
                        .charter("h", null, Set.of())
                        .siblings())
                .containsExactly(
                        place("billing.vault", Place.Kind.VAULT, Place.Proof.READING),
                        place("billing.app", Place.Kind.READABLE, Place.Proof.ROLLOUT));
    }

    @Test
    void gives_connectors_the_stores_with_their_accounts() throws ConfigurationException {
        Rotation rotation = rotation(Siblings.TEXT, "deploy");
        Configuration configuration = rotation.configuration();
        assertThat(rotation.account()).isEqualTo(configuration.account("heroku"));
        assertThat(rotation.stores())
                .containsExactly(new Destination.Infisical(
                        new StoreId("vault"),
                        (InfisicalStore) rotation.credential().stores().getFirst(),
                        (InfisicalAccount) configuration.account("vault")));
        assertThat(rotation.siblings())
                .extracting(Destination::id)
                .extracting(StoreId::value)
                .containsExactly("billing.vault", "billing.app");
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED,   ,             SCHEDULED,    PT24H",
        "OFFBOARDING, ,             SCHEDULED,    PT24H",
        "INCIDENT,    ,             SCHEDULED,    PT24H",
        "INCIDENT,    NOW,          NOW,          PT0S",
        "COMPROMISE,  ,             NOW,          PT0S",
        "EXPOSURE,    ,             NOW,          PT0S",
        "EXPOSURE,    AFTER_STORES, AFTER_STORES, PT0S",
        "SCHEDULED,   AFTER_STORES, AFTER_STORES, PT0S",
    })
    void waits_less_in_an_emergency(Reason reason, @Nullable Urgency asked, Urgency urgency, Duration overlap)
            throws ConfigurationException {
        RotationRequest request =
                new RotationRequest("heroku-platform@prod", Purpose.ROTATE, reason, asked, "OPS-1", null, "me");
        Charter charter = Rotation.of(request, Samples.read("everything")).charter("h", null, Set.of());
        assertThat(List.of(charter.urgency(), charter.overlap())).isEqualTo(List.of(urgency, overlap));
        assertThat(List.of(charter.quiescence(), charter.incidentQuiescence()))
                .isEqualTo(List.of(Duration.ofMinutes(15), Duration.ofSeconds(90)));
    }

    @Test
    void wants_the_ticket_that_the_credential_requires() {
        assertThatThrownBy(() -> charter("heroku-platform@prod", null, null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "keyrota.yaml:57:5: credentials.heroku-platform@prod.required-ticket: a rotation needs a ticket\n"
                                + "  hint: one that fits `OPS-*`; an emergency needs none");
        assertThatThrownBy(() -> charter("heroku-platform@prod", null, "DEV-1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the ticket does not fit");
        assertThatThrownBy(() -> charter("heroku-platform@staging", null, null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("hint: add `--ticket ID`; an emergency needs none");
    }

    @Test
    void lets_an_emergency_go_on_without_a_ticket() throws ConfigurationException {
        assertThat(charter("heroku-platform@prod", Urgency.NOW, null).ticket()).isNull();
    }

    @Test
    void leaves_an_auto_rotated_credential_alone() {
        assertThatThrownBy(() -> charter("billing", null, null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("keyrota.yaml:73:5: credentials.billing.mode:"
                        + " an auto-rotated credential is watched and never rotated by keyrota");
    }

    @ParameterizedTest
    @CsvSource({"'OPS 1', me, ticket", "OPS-1, '', requested-by", "'::add-mask::\n', me, ticket"})
    void refuses_a_request_that_would_not_fit_into_a_log(String ticket, String requestedBy, String option) {
        assertThatThrownBy(() ->
                        new RotationRequest("a", Purpose.ROTATE, Reason.SCHEDULED, null, ticket, null, requestedBy))
                .isInstanceOfSatisfying(
                        FlawException.class,
                        e -> assertThat(e.flaws().getFirst().at()).isEqualTo(option));
    }

    private static Charter charter(String selector, @Nullable Urgency emergency, @Nullable String ticket)
            throws ConfigurationException {
        RotationRequest request =
                new RotationRequest(selector, Purpose.ROTATE, Reason.SCHEDULED, emergency, ticket, null, "me");
        return Rotation.of(request, Samples.read("everything")).charter("h", null, Set.of());
    }

    private static Rotation rotation(String text, String selector) throws ConfigurationException {
        return Rotation.of(RotationRequest.scheduled(selector, "me"), Samples.parse(text));
    }

    private static Place place(String id, Place.Kind kind, Place.Proof proof) {
        return new Place(new StoreId(id), kind, proof);
    }
}
