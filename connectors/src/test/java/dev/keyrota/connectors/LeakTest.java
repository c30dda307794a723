package dev.keyrota.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.bootstrap.BootstrapSecrets;
import dev.keyrota.connectors.heroku.ConfigVarStore;
import dev.keyrota.connectors.heroku.HerokuIssuer;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.RawServer;
import dev.keyrota.connectors.infisical.Entry;
import dev.keyrota.connectors.infisical.InfisicalAccount;
import dev.keyrota.connectors.infisical.Login;
import dev.keyrota.connectors.session.VariableSession;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A canary is in every key, body and header, and everything goes wrong. No part of nine characters of it may be in what
 * is thrown, printed, logged, observed or answered. The controls plant it in each of those places, where it is found.
 */
class LeakTest {
    private static final String CANARY = "HRKU-AAq8Zr2Wm5Yx0Kc7Vb4Nt1Lp6Gj3Hf9";
    private static final AuthorizationId ID = new AuthorizationId("b1e6320e-0000-4000-8000-000000000001");
    private static final Label LABEL = new Label(ID, null, new RunId("0123456789ab"), "host", Label.State.OPEN);

    private final Overheard overheard = new Overheard();
    private final Http http =
            new Http(Duration.ofMillis(300), call -> overheard.note(call.toString()), System::nanoTime);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        http.close();
        overheard.close();
    }

    static List<String> answers() {
        String json = "Content-Type: application/json\r\nRetry-After: " + CANARY + "\r\nNext-Range: " + CANARY + "\r\n";
        String body = "{\"id\":\"" + CANARY + "\",\"message\":\"" + CANARY + "\",\"reqId\":\"" + CANARY
                + "\",\"token\":\"" + CANARY + "\"}";
        return List.of(
                RawServer.answer(200, json, body),
                RawServer.answer(200, json, "[" + body + "]"),
                RawServer.answer(206, json, "[]"),
                RawServer.answer(201, json, "{\"id\":\"" + CANARY),
                RawServer.answer(200, "Content-Type: text/" + CANARY + "\r\n", CANARY),
                RawServer.answer(302, "Location: http://127.0.0.1:1/" + CANARY + "\r\n", ""),
                RawServer.answer(400, json, body),
                RawServer.answer(401, json + "WWW-Authenticate: " + CANARY + "\r\n", body),
                RawServer.answer(403, json, body.replace("\"token\"", "\"error\":\"TokenError\",\"x\"")),
                RawServer.answer(404, json, body),
                RawServer.answer(422, json, "{\"id\":[\"" + CANARY + "\"]}"),
                RawServer.answer(429, json, body),
                RawServer.answer(500, json, body),
                RawServer.answer(503, "Content-Type: text/html\r\n", "<html>" + CANARY),
                "HTTP/1.1 " + CANARY + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + CANARY + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: " + CANARY + "\r\n\r\n" + CANARY,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"" + CANARY,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + CANARY,
                CANARY,
                "");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void no_failed_call_says_anything_of_a_secret(String answer) throws IOException {
        try (RawServer server = new RawServer(peer -> {
            if (peer.request() != null) {
                peer.say(answer);
            }
        })) {
            overheard.during(() -> everyCall(BaseUrl.of(server.url(), true), Secret.ofText(CANARY)));
        }
        assertThat(overheard.text()).isNotBlank();
        assertNothingOfIt(overheard.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\nX: 1", " ", "é", "\0"})
    void no_malformed_secret_says_anything_of_itself(String end) throws IOException {
        try (RawServer server = RawServer.answering(RawServer.json(200, "{}"))) {
            overheard.during(() -> everyCall(BaseUrl.of(server.url(), true), Secret.ofText(CANARY + end)));
        }
        assertNothingOfIt(overheard.text());
    }

    @Test
    void no_call_to_nobody_says_anything_of_a_secret() {
        overheard.during(() -> everyCall(BaseUrl.of("http://127.0.0.1:1", true), Secret.ofText(CANARY)));
        overheard.during(() -> everyCall(BaseUrl.of("https://keyrota.invalid", false), Secret.ofText(CANARY)));
        assertNothingOfIt(overheard.text());
    }

    @Test
    void no_address_session_or_bootstrap_secret_says_anything_of_it() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "KEY=" + CANARY + "\n");
        overheard.during(() -> BaseUrl.of("https://" + CANARY + "@host", false));
        overheard.during(() -> BaseUrl.of(CANARY, false));
        overheard.during(() -> VariableSession.ofEnvironment(new SessionId("s"), "KEY", Map.of("KEY", CANARY))
                .report());
        overheard.during(
                () -> VariableSession.ofFile(new SessionId("s"), "KEY", file).report());
        BootstrapSecrets secrets = new BootstrapSecrets(Map.of("KEY", CANARY, "LONG", CANARY.repeat(2000)));
        overheard.during(() -> secrets.variable("KEY"));
        overheard.during(() -> secrets.variable("LONG"));
        overheard.during(() -> secrets.file(file));
        assertNothingOfIt(overheard.text());
    }

    @Test
    void the_control_a_planted_canary_is_found_in_every_channel() {
        String json = "{\"t\":\"" + CANARY + "\"}";
        for (Runnable leak : List.<Runnable>of(
                () -> System.out.println(CANARY),
                () -> System.err.println("x" + CANARY.substring(5, 16) + "x"),
                () -> Logger.getLogger("some.library").fine("value " + CANARY),
                () -> {
                    throw new IllegalArgumentException("bad header " + CANARY);
                },
                () -> {
                    throw new IllegalStateException("outer", new IOException(json));
                },
                () -> overheard.note(Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8))),
                () -> overheard.note(HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.UTF_8))))) {
            try (Overheard one = new Overheard()) {
                one.during(() -> {
                    leak.run();
                    return "";
                });
                assertThat(isIn(one.text() + overheard.text())).isTrue();
            }
        }
    }

    /** Why a secret's shape is checked before a request is built. */
    @Test
    void the_control_the_libraries_own_message_does_quote_a_key() {
        overheard.during(() -> HttpRequest.newBuilder(URI.create("http://127.0.0.1"))
                .header("Authorization", "Bearer " + CANARY + "\n"));
        assertThat(isIn(overheard.text())).isTrue();
    }

    private List<Object> everyCall(BaseUrl base, Secret canary) {
        HerokuIssuer issuer = new HerokuIssuer(http, base);
        Issuer.Order order = new Issuer.Order(CANARY.substring(0, 5), Set.of("global"), null);
        ConfigVarStore variable =
                new ConfigVarStore(new StoreId("app"), http, base, "app", "HEROKU_API_KEY", () -> canary);
        Entry entry = new Entry("project", "prod", "/", "HEROKU_API_KEY");
        Store.Vault vault = new InfisicalAccount(
                        http, base, new Login.UniversalAuth(canary, canary), _ -> {}, System::nanoTime)
                .vault(new StoreId("vault"), entry, new Random(1));
        Store.Vault direct = new InfisicalAccount(http, base, new Login.AccessToken(canary), _ -> {}, System::nanoTime)
                .vault(new StoreId("vault"), entry, new Random(1));
        return List.of(
                issuer.account(canary),
                issuer.apps(canary),
                issuer.list(canary),
                issuer.info(canary, ID),
                issuer.create(canary, order),
                issuer.revoke(canary, ID),
                issuer.remaining(canary),
                variable.read(),
                variable.write(canary, null),
                variable.rollout(),
                vault.read(),
                direct.read(),
                direct.write(canary, LABEL),
                direct.label(LABEL, canary),
                direct.openApprovals(),
                canary);
    }

    private static void assertNothingOfIt(String text) {
        assertThat(isIn(text)).isFalse();
    }

    private static boolean isIn(String text) {
        byte[] bytes = CANARY.getBytes(StandardCharsets.UTF_8);
        for (String form : List.of(
                CANARY,
                HexFormat.of().formatHex(bytes),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().encodeToString(("x" + CANARY).getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(("xx" + CANARY).getBytes(StandardCharsets.UTF_8)))) {
            for (int i = 4; i + 9 <= form.length(); i++) {
                if (text.contains(form.substring(i, i + 9))) {
                    return true;
                }
            }
        }
        return false;
    }
}
