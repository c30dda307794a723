package dev.keyrota.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What TLS and HTTP/2 do to the promise that a mutation is sent once. */
class TlsTest {
    private static TlsIdentity known;
    private static TlsIdentity elsewhere;

    @BeforeAll
    static void identities(@TempDir Path folder) throws Exception {
        known = TlsIdentity.in(folder, "ip:127.0.0.1");
        elsewhere = TlsIdentity.in(folder, "dns:elsewhere.example");
    }

    private static final Request POST = Request.post("test.POST", "a").json(json -> json.text("a", "b"));

    @Test
    void a_peer_that_does_not_speak_tls_is_unreachable_or_a_doubt() throws Exception {
        // It stays on the line, since a peer that hangs up at once is heard as a broken connection. Once in some
        // hundred
        // runs Java's client reports that here too, which is a doubt: the safe side of the two.
        try (RawServer plain = new RawServer(peer -> {
                    peer.say("HTTP/1.1 400 Bad Request\r\n\r\n");
                    Thread.sleep(2_000);
                });
                Http http = http(null)) {
            assertThat(call(http, "https://127.0.0.1:" + plain.port(), POST))
                    .isIn(new Reply.Refused<>(Refusal.UNREACHABLE), new Reply.Unclear<>(Doubt.BROKEN));
        }
    }

    @Test
    void a_peer_that_never_finishes_the_handshake_is_unreachable() throws Exception {
        try (RawServer silent = new RawServer(_ -> Thread.sleep(60_000));
                Http http = new Http(Duration.ofSeconds(1), CallObserver.NONE, System::nanoTime)) {
            assertThat(call(http, "https://127.0.0.1:" + silent.port(), POST))
                    .isEqualTo(new Reply.Refused<>(Refusal.UNREACHABLE));
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_is_unreachable_even_without_a_body() throws Exception {
        try (Server server = new Server(known);
                Http http = http(null)) {
            assertThat(call(http, server.url(), POST)).isEqualTo(new Reply.Refused<>(Refusal.UNREACHABLE));
            assertThat(call(http, server.url(), Request.delete("test.DELETE", "a")))
                    .isEqualTo(new Reply.Refused<>(Refusal.UNREACHABLE));
            assertThat(server.requests).hasValue(0);
        }
    }

    @Test
    void a_certificate_of_another_host_is_unreachable() throws Exception {
        try (Server server = new Server(elsewhere);
                Http http = http(elsewhere)) {
            assertThat(call(http, server.url(), POST)).isEqualTo(new Reply.Refused<>(Refusal.UNREACHABLE));
            assertThat(server.requests).hasValue(0);
        }
    }

    @Test
    void a_trusted_host_is_asked() throws Exception {
        try (Server server = new Server(known);
                Http http = http(known)) {
            assertThat(call(http, server.url(), POST)).isEqualTo(new Reply.Answered<>("read"));
            assertThat(server.requests).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void a_refused_http2_stream_is_not_sent_again(Method method) throws Exception {
        try (RefusingHttp2Server server = new RefusingHttp2Server(known.context());
                Http http = http(known)) {
            assertThat(call(http, server.url(), TransportTest.request(method)))
                    .isEqualTo(new Reply.Unclear<>(Doubt.BROKEN));
            assertThat(server.arrived).containsOnlyOnce("HEADERS");
        }
    }

    private static Http http(@Nullable TlsIdentity trusted) throws Exception {
        return new Http(
                Duration.ofSeconds(5), CallObserver.NONE, System::nanoTime, trusted == null ? null : trusted.context());
    }

    private static Reply<String> call(Http http, String url, Request request) {
        return http.at(BaseUrl.of(url, false), response -> Dialect.usual(response.status()))
                .call(request, _ -> new Reply.Answered<>("read"));
    }

    /** One that answers 200 to whatever is sent. */
    private static final class Server implements AutoCloseable {
        final AtomicInteger requests = new AtomicInteger();
        private final SSLServerSocket listening;

        Server(TlsIdentity identity) throws Exception {
            listening = (SSLServerSocket) identity.context()
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                while (!listening.isClosed()) {
                    try (SSLSocket socket = (SSLSocket) listening.accept()) {
                        if (socket.getInputStream().read() >= 0) {
                            requests.incrementAndGet();
                            socket.getInputStream().readNBytes(10);
                            socket.getOutputStream()
                                    .write(RawServer.json(200, "{}").getBytes(StandardCharsets.US_ASCII));
                        }
                    } catch (IOException _) {
                        // The client refused to talk to us.
                    }
                }
            });
        }

        String url() {
            return "https://127.0.0.1:" + listening.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
