package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.github.ScriptedGitHub.Answer;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.protocol.StoreId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Neither the token, nor the App's key, nor the secret that is written comes out anywhere but in a request; a planted one is found. */
class CanaryTest {
    private static final String TOKEN = "ghp_sandboxCANARYtoken0123456789";
    private static final String VALUE = "HRKU-AAsandboxCANARYvalue0123456789";
    private static final String NONCE = "0123456789abcdef".repeat(4);

    private final ProbeScript probe = new ProbeScript();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            heard.add(entry.getMessage()
                    + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters())
                    + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Http http = new Http(Duration.ofSeconds(5), call -> heard.add(call.toString()), System::nanoTime);

    @BeforeEach
    void listen() {
        root.addHandler(ear);
        root.setLevel(Level.ALL);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
        root.setLevel(level);
        root.removeHandler(ear);
        http.close();
        probe.close();
    }

    @Test
    void nothing_says_the_token_or_the_value() {
        GitHub github = github(Secret.ofText(TOKEN), probe.github.base());
        exercise(github);
        for (int status : new int[] {301, 401, 403, 404, 422, 429, 500}) {
            probe.succeed(Secret.ofText(VALUE), NONCE);
            probe.github.spoil("GET " + ProbeScript.SECRET, _ -> Answer.error(status));
            probe.github.spoil(
                    "POST " + ProbeScript.DISPATCH, _ -> Answer.json(status, "{\"message\":\"" + TOKEN + "\"}"));
            exercise(github);
        }
        exercise(github(Secret.ofText(TOKEN + "\n"), probe.github.base()));
        exercise(github(Secret.ofText(TOKEN), BaseUrl.of("http://127.0.0.1:1", true)));
        assertThat(everything())
                .isNotEmpty()
                .noneMatch(text -> holds(text, TOKEN))
                .noneMatch(text -> holds(text, VALUE));
    }

    @Test
    void nothing_says_the_apps_key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        byte[] der = pair.getPrivate().getEncoded();
        String inner = new String(der, 100, 64, StandardCharsets.ISO_8859_1);
        GitHubApp app = new GitHubApp("1", AppKey.of(AppKeyTest.pkcs1(pair)), null, ProbeScript.REPOSITORY);
        exercise(GitHub.asApp(http, probe.github.base(), ApiVersion.V2022_11_28, app, _ -> {}, () -> Instant.EPOCH));
        probe.github.on("GET " + ProbeScript.REPO + "/installation", Answer.json(200, "{\"id\":42}"));
        probe.github.on(
                "POST /app/installations/42/access_tokens",
                Answer.json(201, "{\"token\":\"" + TOKEN + "\",\"expires_at\":\"?\"}"));
        exercise(GitHub.asApp(http, probe.github.base(), ApiVersion.V2022_11_28, app, _ -> {}, () -> Instant.EPOCH));
        heard.add(app.toString());
        heard.add(thrown(() -> AppKey.of(Secret.ofText("-----BEGIN PRIVATE KEY-----"
                + Base64.getEncoder().encodeToString(new byte[90]) + VALUE + "-----END PRIVATE KEY-----"))));
        assertThat(everything())
                .noneMatch(text -> holds(text, inner))
                .noneMatch(text -> holds(text, TOKEN))
                .noneMatch(text -> holds(text, VALUE));
    }

    @Test
    void a_planted_one_is_found_in_each_channel_and_form() {
        byte[] bytes = TOKEN.getBytes(StandardCharsets.UTF_8);
        Logger.getLogger("planted").log(Level.FINEST, "with {0}", TOKEN);
        System.out.println("on the output " + Base64.getEncoder().encodeToString(bytes));
        heard.add(thrown(() -> {
            throw new IllegalStateException(
                    "outer", new IllegalArgumentException(HexFormat.of().formatHex(bytes)));
        }));
        assertThat(everything().stream().filter(text -> holds(text, TOKEN))).hasSize(3);
    }

    private void exercise(GitHub github) {
        ProbeSettings settings = new ProbeSettings(
                ProbeWorkflow.FILE, new FakeTime().pace(), LogHosts.ofSandbox(probe.github.base()), null, null);
        SecretScope scope = new SecretScope.OfRepository(ProbeScript.REPOSITORY, null);
        GitHubSecret secret = new GitHubSecret(
                github, new StoreId("github-ci"), scope, "HEROKU_API_KEY", new Random(1), settings, 1L);
        List<Supplier<Object>> calls = List.of(
                secret::trace,
                () -> secret.write(Secret.ofText(VALUE), null),
                () -> secret.pending(Instant.EPOCH),
                () -> secret.prove(Secret.ofText(VALUE), NONCE),
                () -> List.of(secret, secret.id(), github, settings, scope).toString(),
                () -> Request.get("test", "x").bearer(Secret.ofText(TOKEN)));
        calls.forEach(call -> heard.add(thrown(call)));
    }

    private static String thrown(Supplier<Object> call) {
        try {
            return String.valueOf(call.get());
        } catch (RuntimeException thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
    }

    private List<String> everything() {
        List<String> all = new ArrayList<>(heard);
        all.add(printed.toString(StandardCharsets.UTF_8));
        return all;
    }

    /** In plain text, in hexadecimal, or in base64 at any of its three phases. */
    private static boolean holds(String text, String canary) {
        byte[] bytes = canary.getBytes(StandardCharsets.ISO_8859_1);
        boolean held = text.contains(canary) || text.contains(HexFormat.of().formatHex(bytes));
        for (int phase = 0; phase < 3; phase++) {
            byte[] shifted = new byte[phase + bytes.length];
            System.arraycopy(bytes, 0, shifted, phase, bytes.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            held |= text.contains(base64.substring(4, base64.length() - 4));
        }
        return held;
    }

    private GitHub github(Secret token, BaseUrl base) {
        return GitHub.withToken(http, base, ApiVersion.V2022_11_28, token);
    }
}
