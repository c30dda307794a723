package dev.keyrota.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.config.Destination;
import dev.keyrota.config.GitHubAccount;
import dev.keyrota.config.GitHubLogin;
import dev.keyrota.config.GitHubSecretStore;
import dev.keyrota.config.Proof;
import dev.keyrota.config.Repository;
import dev.keyrota.config.SecretReference;
import dev.keyrota.config.SecretScope;
import dev.keyrota.config.Writing;
import dev.keyrota.protocol.StoreId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Single functions of the paper, told an answer that the simulated vendors do not give. */
class CommandsTest {
    private static final StoreId CI = new StoreId("github-ci");

    @Test
    void unfinished_runs_are_looked_for_wherever_an_organizations_secret_is_seen() throws Exception {
        String answers = """
                PROVEN_AT=2026-07-01T09:00:00Z
                gh() { case $2 in
                  orgs/acme/actions/secrets/KEY) echo '{"visibility":"private"}' ;;
                  orgs/acme/repos*) echo '[{"full_name":"acme/site","private":true},{"full_name":"acme/open","private":false}]' ;;
                  repos/acme/site/*=queued) echo '{"total_count":1,"workflow_runs":[{"id":7,"status":"queued","created_at":"2026-07-01T08:00:00Z"}]}' ;;
                  repos/acme/site/*=pending) echo '{"total_count":1,"workflow_runs":[{"id":8,"status":"pending","created_at":"2026-07-01T10:00:00Z"}]}' ;;
                  repos/acme/site/*) echo '{"total_count":0,"workflow_runs":[]}' ;;
                  *) return 1 ;;
                esac | jq -r "$4"; }
                """;

        assertThat(bash(commands(), answers, "unfinished_github-ci")).isEqualTo("7 queued\n0");
    }

    @Test
    void more_runs_than_are_listed_are_no_answer() throws Exception {
        String answers = """
                gh() { case $2 in
                  orgs/acme/actions/secrets/KEY) echo '{"visibility":"selected"}' ;;
                  orgs/acme/actions/secrets/KEY/repositories*) echo '{"repositories":[{"full_name":"acme/site"}]}' ;;
                  *) echo '{"total_count":1001,"workflow_runs":[]}' ;;
                esac | jq -r "$4" 2> /dev/null; }
                set -o pipefail
                """;

        assertThat(bash(commands(), answers, "unfinished_github-ci")).isEqualTo("1");
    }

    @Test
    void a_part_of_a_list_is_no_list() throws Exception {
        List<String> heroku = Template.of("heroku")
                .with("heroku", "https://api.heroku.com")
                .with("nonce", "x")
                .commands();

        assertThat(bash(heroku, "bearer() { :; }; curl() { printf '[]\\n206'; }", "heroku_list key /apps"))
                .isEqualTo("1");
        assertThat(bash(heroku, "bearer() { :; }; curl() { printf '[]\\n200'; }", "heroku_list key /apps"))
                .isEqualTo("[]0");
    }

    @Test
    void github_is_named_to_gh_whatever_the_shell_says_with_the_one_login_that_fits() {
        assertThat(login("https://api.github.com")).contains("GH_HOST=github.com GH_TOKEN=");
        assertThat(login("https://api.acme.ghe.com")).contains("GH_HOST=acme.ghe.com GH_TOKEN=");
        assertThat(login("https://github.acme.example/api/v3"))
                .contains("GH_HOST=github.acme.example GH_ENTERPRISE_TOKEN=")
                .doesNotContain("GH_TOKEN");
    }

    private static String login(String url) {
        return new Logins(List.of(place(url)), "heroku")
                .items()
                .getFirst()
                .commands()
                .toString();
    }

    private static List<String> commands() {
        Destination place = place("https://api.github.com");
        return new PlaceCommands(new Logins(List.of(place), "heroku")).of(place, 1);
    }

    private static Destination place(String url) {
        GitHubAccount account = new GitHubAccount(
                "github", URI.create(url), new GitHubLogin.Token(new SecretReference.Environment("GITHUB")), Map.of());
        SecretScope scope = new SecretScope.OfOrganization("acme", new Repository("acme", "site"));
        Proof proof = new Proof.Workflow("keyrota-probe.yml", null, null, null);
        return new Destination.GitHubSecret(
                CI, new GitHubSecretStore(CI, "github", scope, "KEY", proof, Writing.ALWAYS), account);
    }

    private static String bash(List<String> functions, String answers, String command) throws Exception {
        String script = String.join("\n", functions) + "\n" + answers + "\n" + command + "\nprintf %s $?\n";
        Process bash = new ProcessBuilder("bash", "--norc", "-c", script)
                .redirectErrorStream(true)
                .start();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
