package dev.keyrota.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a call when no answer came, on sockets that misbehave to the byte. */
class TransportTest {
    /** Longer than any machine under load needs for what a test wants to see. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final List<CallObserver.Call> seen = new ArrayList<>();
    private Http http = new Http(PATIENCE, seen::add, System::nanoTime);

    @AfterEach
    void close() {
        http.close();
    }

    /** A deadline that ends; only for tests of a peer that would let it wait for ever. */
    private void limit() {
        http.close();
        http = new Http(LIMIT, seen::add, System::nanoTime);
    }

    @Test
    void a_closed_port_is_unreachable() {
        // No port of the range from which programs are given one: another could be listening there by now.
        Reply<String> reply = at("http://127.0.0.1:1").call(request(Method.POST), _ -> answered());
        assertThat(reply).isEqualTo(new Reply.Refused<>(Refusal.UNREACHABLE));
    }

    @Test
    void a_name_that_does_not_resolve_is_unreachable() {
        Reply<String> reply = at("https://keyrota.invalid").call(request(Method.POST), _ -> answered());
        assertThat(reply).isEqualTo(new Reply.Refused<>(Refusal.UNREACHABLE));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void a_connection_that_is_accepted_and_closed_is_unclear(Method method) throws IOException {
        try (RawServer closing = new RawServer(peer -> {})) {
            assertThat(call(closing, method)).isEqualTo(new Reply.Unclear<>(Doubt.BROKEN));
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void a_connection_that_is_reset_after_the_request_is_unclear(Method method) throws IOException {
        try (RawServer resetting = new RawServer(peer -> {
            peer.request();
            peer.reset();
        })) {
            assertThat(call(resetting, method)).isEqualTo(new Reply.Unclear<>(Doubt.BROKEN));
            assertThat(resetting.requests).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void no_answer_before_the_deadline_is_unclear(Method method) throws IOException {
        limit();
        try (RawServer silent = new RawServer(peer -> {
            peer.request();
            Thread.sleep(60_000);
        })) {
            assertThat(call(silent, method)).isEqualTo(new Reply.Unclear<>(Doubt.TIMEOUT));
            assertThat(seen.getLast().took()).isBetween(LIMIT, PATIENCE);
        }
    }

    @Test
    void an_answer_that_drips_for_ever_ends_at_the_deadline() throws IOException {
        limit();
        try (RawServer dripping = new RawServer(peer -> {
            peer.request();
            peer.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");
            while (true) {
                peer.say(" ");
                Thread.sleep(50);
            }
        })) {
            assertThat(call(dripping, Method.POST)).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
            assertThat(seen.getLast().took()).isLessThan(PATIENCE);
        }
    }

    @Test
    void headers_that_drip_for_ever_end_at_the_deadline() throws IOException {
        limit();
        try (RawServer dripping = new RawServer(peer -> {
            peer.request();
            peer.say("HTTP/1.1 200 OK\r\nX-Drip: ");
            while (true) {
                peer.say("x");
                Thread.sleep(50);
            }
        })) {
            assertThat(call(dripping, Method.POST)).isEqualTo(new Reply.Unclear<>(Doubt.TIMEOUT));
        }
    }

    @Test
    void a_body_that_is_cut_off_is_unreadable() throws IOException {
        try (RawServer cutting = new RawServer(peer -> {
            peer.request();
            peer.say("HTTP/1.1 201 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"id\":\"");
        })) {
            assertThat(call(cutting, Method.POST)).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        }
    }

    @Test
    void a_host_that_takes_no_connection_is_unreachable_at_the_deadline() throws IOException {
        limit();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> queued = fill(full);
            Endpoint nowhere = at("http://127.0.0.1:" + full.getLocalPort());
            assertThat(nowhere.call(request(Method.POST), _ -> answered()))
                    .isEqualTo(new Reply.Refused<>(Refusal.UNREACHABLE));
            for (Socket each : queued) {
                each.close();
            }
        }
    }

    /** Connects until nobody takes a connection any more. */
    private static List<Socket> fill(ServerSocket full) throws IOException {
        List<Socket> queued = new ArrayList<>();
        try {
            while (true) {
                Socket socket = new Socket();
                queued.add(socket);
                socket.connect(full.getLocalSocketAddress(), 300);
            }
        } catch (SocketTimeoutException _) {
            return queued;
        }
    }

    @RepeatedTest(50)
    void a_refusal_whose_body_is_cut_off_keeps_its_status() throws IOException {
        try (RawServer cutting = new RawServer(peer -> {
            peer.request();
            peer.say("HTTP/1.1 429 X\r\nRetry-After: 7\r\nContent-Length: 100\r\n\r\n{");
        })) {
            assertThat(call(cutting, Method.POST))
                    .isEqualTo(new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(7)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage\r\n\r\n", "HTTP/1.1 OK 200\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "\0"})
    void an_answer_that_is_not_http_is_unclear(String bytes) throws IOException {
        try (RawServer odd = new RawServer(peer -> {
            peer.request();
            peer.say(bytes);
        })) {
            assertThat(call(odd, Method.POST)).isInstanceOf(Reply.Unclear.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void a_request_on_a_kept_connection_that_breaks_is_sent_once(Method method) throws IOException {
        try (RawServer server = breakingAfterOneAnswer()) {
            assertThat(call(server, Method.GET)).isInstanceOf(Reply.Answered.class);
            assertThat(call(server, method)).isEqualTo(new Reply.Unclear<>(Doubt.BROKEN));
            assertThat(server.requests).hasSize(2);
        }
    }

    /** What the test above would see without our setting: the JDK's client as it comes, in a process of its own. */
    @Test
    void the_control_as_it_comes_the_client_resends_a_read() throws Exception {
        try (RawServer server = breakingAfterOneAnswer()) {
            Process plain = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            PlainClient.class.getName(),
                            server.url())
                    .inheritIO()
                    .start();
            assertThat(plain.waitFor()).isZero();
            assertThat(server.requests).hasSizeGreaterThan(2);
        }
    }

    private static RawServer breakingAfterOneAnswer() {
        return new RawServer(peer -> {
            peer.request();
            peer.say(RawServer.json(200, "{}"));
            peer.request();
            peer.reset();
        });
    }

    @Test
    void connections_are_reused() throws IOException {
        try (RawServer server = RawServer.answering(RawServer.json(200, "{}"))) {
            for (Method method : Method.values()) {
                assertThat(call(server, method)).isInstanceOf(Reply.Answered.class);
            }
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void no_upgrade_is_offered_over_plain_http() throws IOException {
        try (RawServer server = RawServer.answering(RawServer.json(200, "{}"))) {
            call(server, Method.POST);
            assertThat(server.requests.getFirst()).doesNotContainIgnoringCase("upgrade");
            assertThat(server.requests.getFirst()).contains("Content-Length: 9\r\n");
        }
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        try (RawServer other = RawServer.answering(RawServer.json(200, "{}"));
                RawServer server =
                        RawServer.answering(RawServer.answer(307, "Location: " + other.url() + "/elsewhere\r\n", ""))) {
            assertThat(call(server, Method.POST)).isEqualTo(new Reply.Unclear<>(Doubt.REDIRECTED));
            assertThat(call(server, Method.GET)).isEqualTo(new Reply.Unclear<>(Doubt.REDIRECTED));
            assertThat(other.requests).isEmpty();
        }
    }

    @Test
    void a_proxy_of_the_environment_is_not_used() throws IOException {
        try (RawServer proxy = RawServer.answering(RawServer.json(200, "{}"));
                RawServer server = RawServer.answering(RawServer.json(200, "{}"))) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", String.valueOf(proxy.port()));
            System.setProperty("http.nonProxyHosts", "");
            try {
                call(server, Method.GET);
            } finally {
                System.clearProperty("http.proxyHost");
                System.clearProperty("http.proxyPort");
                System.clearProperty("http.nonProxyHosts");
            }
            assertThat(proxy.connections).hasValue(0);
            assertThat(server.requests).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HRKU-canary-canary\n",
                "HRKU-canary\r\nX-Evil: 1",
                "HRKU canary",
                "<hidden-by-infisical> ",
                "short"
            })
    void a_secret_that_cannot_be_a_key_goes_nowhere(String key) throws IOException {
        try (RawServer server = RawServer.answering(RawServer.json(200, "{}"));
                Secret secret = Secret.ofText(key)) {
            Reply<String> reply = at(server.url()).call(request(Method.GET).bearer(secret), _ -> answered());
            assertThat(reply).isEqualTo(new Reply.Refused<>(Refusal.MALFORMED_KEY));
            assertThat(server.connections).hasValue(0);
        }
    }

    @Test
    void an_interrupted_call_is_unclear_and_leaves_the_thread_interrupted() throws Exception {
        try (RawServer silent = new RawServer(peer -> {
            peer.request();
            Thread.sleep(60_000);
        })) {
            List<Object> result = new ArrayList<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                result.add(call(silent, Method.POST));
                result.add(Thread.currentThread().isInterrupted());
            });
            while (silent.requests.isEmpty()) {
                Thread.sleep(5);
            }
            caller.interrupt();
            caller.join();
            assertThat(result).containsExactly(new Reply.Unclear<>(Doubt.TIMEOUT), true);
        }
    }

    @Test
    void an_observer_is_told_the_name_and_the_outcome_and_nothing_else() throws IOException {
        try (RawServer server = RawServer.answering(RawServer.json(401, "{\"id\":\"canary\"}"))) {
            call(server, Method.GET);
            assertThat(seen).hasSize(1);
            assertThat(seen.getFirst().name()).isEqualTo("test.GET");
            assertThat(seen.getFirst().status()).isEqualTo(401);
            assertThat(seen.getFirst().outcome()).isEqualTo("UNAUTHENTICATED");
            assertThat(seen.getFirst().toString()).doesNotContain("canary", "127.0.0.1", "password");
        }
    }

    private Reply<String> call(RawServer server, Method method) {
        return at(server.url()).call(request(method), response -> {
            response.json();
            return answered();
        });
    }

    private static Reply<String> answered() {
        return new Reply.Answered<>("read");
    }

    private Endpoint at(String url) {
        return http.at(BaseUrl.of(url, true), response -> Dialect.usual(response.status()));
    }

    static Request request(Method method) {
        return switch (method) {
            case GET -> Request.get("test.GET", "a b", "c").query("password", "x");
            case POST -> Request.post("test.POST", "a").json(json -> json.text("a", "b"));
            case PUT -> Request.put("test.PUT", "a").json(json -> json.text("a", "b"));
            case PATCH -> Request.patch("test.PATCH", "a").json(json -> json.text("a", "b"));
            case DELETE -> Request.delete("test.DELETE", "a");
        };
    }
}
