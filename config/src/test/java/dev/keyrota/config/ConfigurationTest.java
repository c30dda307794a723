package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.config.problem.Flaw;
import dev.keyrota.config.problem.FlawException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a file cannot say, a program cannot say either. */
class ConfigurationTest {
    @Test
    void tells_a_program_of_everything_that_does_not_fit_together() throws ConfigurationException {
        Configuration fit = Samples.read("example");
        Credential misplaced = with(fit.credentials().getFirst(), "staging", "vualt");
        Timing short_ = new Timing(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1));
        URI control = URI.create("http://127.0.0.1:1");
        assertThatThrownBy(() -> new Configuration(
                        Origin.program(), false, control, null, short_, fit.accounts(), List.of(misplaced)))
                .isInstanceOfSatisfying(
                        FlawException.class,
                        e -> assertThat(e.flaws())
                                .extracting(Flaw::at)
                                .containsExactly(
                                        "quiescence",
                                        "incident-quiescence",
                                        "deadline",
                                        "control",
                                        "credentials.heroku-platform.account",
                                        "credentials.heroku-platform.stores[0].environment"));
    }

    @Test
    void refuses_two_credentials_of_one_name_and_environment() throws ConfigurationException {
        Configuration fit = Samples.read("example");
        Credential one = fit.credentials().getFirst();
        assertThatThrownBy(() -> configuration(fit, List.of(one, one)))
                .isInstanceOf(FlawException.class)
                .hasMessageContaining("a credential of this name and environment stands before");
    }

    @Test
    void refuses_a_store_with_another_vendors_account() throws ConfigurationException {
        Configuration fit = Samples.read("example");
        Credential one = fit.credentials().getFirst();
        InfisicalStore first = (InfisicalStore) one.stores().getFirst();
        InfisicalStore moved = new InfisicalStore(
                first.id(), "github", first.environment(), first.path(), first.secretName(), Writing.ALWAYS);
        assertThatThrownBy(() -> configuration(fit, List.of(withStores(one, List.of(moved)))))
                .isInstanceOf(FlawException.class)
                .hasMessageContaining("an account of github, and the store is one of infisical");
    }

    @Test
    void refuses_an_account_under_another_name() throws ConfigurationException {
        Map<String, Account> accounts = new HashMap<>(Samples.read("example").accounts());
        Account heroku = accounts.get("heroku");
        accounts.put("heroku-two", heroku);
        assertThatThrownBy(() ->
                        new Configuration(Origin.program(), false, null, null, Timing.DEFAULT, accounts, List.of()))
                .isInstanceOf(FlawException.class)
                .hasMessageContaining("an account under another name than its own");
    }

    @Test
    void changes_no_more_once_it_is_made() throws ConfigurationException {
        Configuration fit = Samples.read("example");
        Map<String, Account> accounts = new LinkedHashMap<>(fit.accounts());
        List<Credential> credentials = new ArrayList<>(fit.credentials());
        Configuration made =
                new Configuration(Origin.program(), false, null, null, Timing.DEFAULT, accounts, credentials);
        accounts.clear();
        credentials.clear();
        assertThat(made.accounts()).hasSize(3);
        assertThat(made.credentials()).hasSize(1);
        assertThatThrownBy(() -> made.accounts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void prints_references_and_no_secrets() throws ConfigurationException {
        assertThat(Samples.read("example").toString())
                .contains("${env:GITHUB_TOKEN}", "${file:/run/secrets/infisical}");
    }

    @Test
    void names_all_credentials_that_a_name_stands_for() throws ConfigurationException {
        Configuration everything = Samples.read("everything");
        assertThatThrownBy(() -> everything.credential("heroku-platform"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("keyrota.yaml:36:3: credentials.heroku-platform@prod: `heroku-platform` stands for several"
                        + " credentials: heroku-platform@prod (line 36) and heroku-platform@staging (line 60)\n"
                        + "  hint: say which: `heroku-platform@prod` or `heroku-platform@staging`");
        assertThat(everything.credential("heroku-platform@staging").mode()).isEqualTo(Mode.OPERATOR_ASSISTED);
        assertThat(everything.credential("billing")).isEqualTo(everything.credential("billing@prod"));
    }

    @Test
    void names_the_nearest_credential() throws ConfigurationException {
        Configuration everything = Samples.read("everything");
        assertThatThrownBy(() -> everything.credential("heroku-platfrom"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("keyrota.yaml:35:1: credentials: no credential is called `heroku-platfrom`\n"
                        + "  hint: did you mean `heroku-platform`?");
        assertThatThrownBy(() -> everything.credential("heroku-platform@prd"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("hint: did you mean `heroku-platform@prod`?");
        assertThatThrownBy(() -> everything.credential("x"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("hint: one of: heroku-platform, billing");
    }

    private static Configuration configuration(Configuration like, List<Credential> credentials) {
        return new Configuration(Origin.program(), false, null, null, like.timing(), like.accounts(), credentials);
    }

    private static Credential with(Credential like, String env, String account) {
        return new Credential(
                like.name(),
                env,
                account,
                like.mode(),
                like.scope(),
                null,
                like.description(),
                like.previousDescriptions(),
                like.stores(),
                like.sessions(),
                null,
                Duration.ZERO,
                like.requiredTicket(),
                Path.of("/runbook.md"));
    }

    private static Credential withStores(Credential like, List<StoreEntry> stores) {
        return new Credential(
                like.name(),
                like.env(),
                like.account(),
                like.mode(),
                Set.of("global"),
                null,
                like.description(),
                List.of(),
                stores,
                List.of(),
                null,
                Duration.ZERO,
                like.requiredTicket(),
                null);
    }
}
