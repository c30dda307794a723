package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.keyrota.connectors.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeWorkflowTest {
    private static final RepositoryName REPOSITORY = RepositoryName.parse("raxx-app/TradeMasterAPI");
    private static final String NONCE = "0123456789abcdef".repeat(4);
    private static final String TOKEN = "HRKU-AAsandbox0123456789";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer issuer;

    @TempDir
    private Path folder;

    @BeforeEach
    void startIssuer() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/account", call -> {
            seen.add(call.getRequestHeaders().getFirst("Authorization") + " "
                    + call.getRequestHeaders().getFirst("Accept"));
            boolean known = ("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"));
            call.sendResponseHeaders(known ? 200 : 401, -1);
            call.close();
        });
        issuer.createContext("/elsewhere", call -> {
            call.getResponseHeaders().set("Location", "/account");
            call.sendResponseHeaders(302, -1);
            call.close();
        });
        issuer.start();
    }

    @AfterEach
    void stopIssuer() {
        issuer.stop(0);
    }

    @Test
    void its_answer_proves_the_secret_it_was_given() throws Exception {
        Ran ran = run("/account", TOKEN, NONCE);

        ProbeAnswer answer = ran.answer().orElseThrow();
        assertThat(answer.nonce()).isEqualTo(NONCE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new Challenge(REPOSITORY, NONCE).provenBy(answer, Secret.ofText(TOKEN)))
                .isTrue();
        assertThat(new Challenge(REPOSITORY, NONCE).provenBy(answer, Secret.ofText(TOKEN + "x")))
                .isFalse();
        assertThat(new Challenge(RepositoryName.parse("raxx-app/Other"), NONCE).provenBy(answer, Secret.ofText(TOKEN)))
                .isFalse();
        assertThat(seen).containsExactly("Bearer " + TOKEN + " application/vnd.heroku+json; version=3");
        assertThat(ran.output()).doesNotContain(TOKEN);
    }

    @Test
    void it_says_that_a_dead_key_is_dead() throws Exception {
        assertThat(run("/account", "HRKU-AAsandboxdead", NONCE)
                        .answer()
                        .orElseThrow()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void it_follows_no_redirect() throws Exception {
        assertThat(run("/elsewhere", TOKEN, NONCE).answer().orElseThrow().status())
                .isEqualTo(302);
        assertThat(seen).isEmpty();
    }

    @Test
    void an_empty_or_unusable_secret_is_answered_and_not_shown() throws Exception {
        Ran empty = run("/account", "", NONCE);
        assertThat(new Challenge(REPOSITORY, NONCE).provenBy(empty.answer().orElseThrow(), Secret.ofText(TOKEN)))
                .isFalse();

        Ran torn = run("/account", TOKEN + "\nX-Injected: 1", NONCE);
        assertThat(torn.answer().orElseThrow().status()).isZero();
        assertThat(torn.output()).doesNotContain(TOKEN);
        assertThat(torn.exit()).isZero();
    }

    @Test
    void it_refuses_a_nonce_that_is_more_than_digits() throws Exception {
        for (String nonce : List.of("", NONCE + "\n", "$(id)", NONCE.toUpperCase(java.util.Locale.ROOT))) {
            Ran ran = run("/account", TOKEN, nonce);
            assertThat(ran.exit()).as(nonce).isEqualTo(1);
            assertThat(ran.answer()).isEmpty();
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void the_log_may_show_the_script_beside_its_answer() throws Exception {
        Ran ran = run("/account", TOKEN, NONCE);
        String log = (workflow("/account", null).text() + ran.output())
                .lines()
                .map(line -> "2026-07-01T09:00:07.1234567Z " + line)
                .collect(Collectors.joining("\n", "\uFEFF", "\n"));
        assertThat(ProbeAnswer.in(log)).isPresent();
    }

    @Test
    void it_has_no_permissions_no_action_and_nothing_of_an_input_in_its_script() {
        String text = workflow("/account", "production (EU)").text();

        assertThat(text)
                .contains("permissions: {}\n")
                .doesNotContain("uses:")
                .contains("environment: \"production (EU)\"\n");
        assertThat(script(text)).doesNotContain("${{").contains("keyrota-probe/v1|");
        assertThat(text).doesNotContain("@").contains("SECRET: ${{ secrets.HEROKU_API_KEY }}");
        assertThat(workflow("/account", null).text()).doesNotContain("environment:");
    }

    @Test
    void refuses_names_that_would_be_more_than_names() {
        URI account = URI.create("https://api.heroku.com/account");
        assertThat(new ProbeWorkflow("HEROKU_API_KEY", null, account, "ubuntu-latest").text())
                .contains("ACCOUNT_URL: https://api.heroku.com/account\n");
        for (Runnable bad : List.<Runnable>of(
                () -> new ProbeWorkflow("A }} B", null, account, "ubuntu-latest").text(),
                () -> new ProbeWorkflow("GITHUB_TOKEN", null, account, "ubuntu-latest").text(),
                () -> new ProbeWorkflow("A", "${{ x }}", account, "ubuntu-latest").text(),
                () -> new ProbeWorkflow("A", "a\nb", account, "ubuntu-latest").text(),
                () -> new ProbeWorkflow("A", null, account, "ubuntu\nenv:").text(),
                () -> new ProbeWorkflow("A", null, URI.create("http://api.heroku.com/account"), "u").text(),
                () -> new ProbeWorkflow("A", null, URI.create("https://a@b/account"), "u").text())) {
            assertThatThrownBy(bad::run).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private ProbeWorkflow workflow(String path, @org.jspecify.annotations.Nullable String environment) {
        URI account = URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + path);
        return new ProbeWorkflow("HEROKU_API_KEY", environment, account, "ubuntu-latest");
    }

    private Ran run(String path, String secret, String nonce) throws Exception {
        ProbeWorkflow workflow = workflow(path, null);
        Path script = Files.writeString(folder.resolve("script"), script(workflow.text()));
        ProcessBuilder python = new ProcessBuilder("python3", script.toString()).redirectErrorStream(true);
        python.environment().clear();
        python.environment()
                .putAll(Map.of(
                        "PATH", System.getenv("PATH"),
                        "NONCE", nonce,
                        "SECRET", secret,
                        "ACCOUNT_URL", workflow.account().toString(),
                        "GITHUB_REPOSITORY", REPOSITORY.toString()));
        Process process;
        try {
            process = python.start();
        } catch (IOException absent) {
            System.err.println("SKIPPED: there is no python3 here; the probe's script was not run");
            assumeTrue(false, "SKIPPED: there is no python3 here: " + absent.getMessage());
            throw absent;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), output);
    }

    /** What GitHub would hand to the shell: the block under {@code run: |}, without its indentation. */
    private static String script(String workflow) {
        return workflow.lines()
                .dropWhile(line -> !line.equals("        run: |"))
                .skip(1)
                .map(line -> line.isEmpty() ? line : line.substring(10))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private record Ran(int exit, String output) {
        Optional<ProbeAnswer> answer() {
            return ProbeAnswer.in(output);
        }
    }
}
