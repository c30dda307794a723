package dev.keyrota.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.SandboxClock;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests as real clients write them on the wire, where that is not what the JDK's client writes. */
class RawRequestsTest {

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(new SandboxClock(Instant.EPOCH)));
    private final Client client = new Client(sandbox);

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void the_absolute_form_that_gh_sends_through_a_proxy_is_understood() throws IOException {
        String token = sandbox.look(world -> world.logins().githubToken());

        assertThat(said(sandbox.github(), """
                GET http://api.github.localhost/repos/raxx-app/TradeMasterAPI/actions/secrets/public-key HTTP/1.1
                Host: api.github.localhost
                User-Agent: GitHub CLI 2.23.0
                Authorization: token %s
                Connection: close

                """.formatted(token)))
                .startsWith("HTTP/1.1 200")
                .contains("\"key_id\"");
    }

    @Test
    void an_upgrade_to_http_2_is_ignored() throws IOException {
        assertThat(said(sandbox.heroku(), """
                GET /account HTTP/1.1
                Host: x
                Accept: %s
                Authorization: Bearer %s
                Connection: Upgrade, HTTP2-Settings
                Upgrade: h2c
                HTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA

                """.formatted(Client.ACCEPT, client.vaultToken())))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void a_body_in_chunks_and_a_get_with_a_body_are_read() throws IOException {
        assertThat(said(sandbox.heroku(), """
                POST /oauth/authorizations HTTP/1.1
                Host: x
                Accept: %s
                Authorization: Bearer %s
                Transfer-Encoding: chunked
                Connection: close

                14
                {"description":"in c
                7
                hunks"}
                0

                """.formatted(Client.ACCEPT, client.vaultToken())))
                .startsWith("HTTP/1.1 201")
                .contains("in chunks");
        assertThat(said(sandbox.heroku(), """
                GET /account HTTP/1.1
                Host: x
                Accept: %s
                Authorization: Bearer %s
                Content-Length: 2
                Connection: close

                {}""".formatted(Client.ACCEPT, client.vaultToken())))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void a_request_id_of_seven_kilobytes_and_a_post_without_a_body_are_taken() throws IOException {
        assertThat(said(sandbox.heroku(), """
                POST /oauth/authorizations/nobody/actions/regenerate-tokens HTTP/1.1
                Host: x
                Accept: %s
                Authorization: Bearer %s
                Request-Id: %s
                Content-Length: 0
                Connection: close

                """.formatted(
                        Client.ACCEPT, client.vaultToken(), "5a4db0c5-0000-4000-8000-000000000000,".repeat(190))))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void what_is_badly_encoded_is_refused_and_breaks_nothing() throws IOException {
        assertThat(said(sandbox.heroku(), """
                GET /oauth/authorizations/%%zz?a=%%zz HTTP/1.1
                Host: x
                Accept: %s
                Authorization: Bearer %s
                Connection: close

                """.formatted(Client.ACCEPT, client.vaultToken())))
                .startsWith("HTTP/1.1 40");
        assertThat(said(sandbox.control(), """
                GET /%zz?%zz=%zz HTTP/1.1
                Host: x
                Connection: close

                """)).startsWith("HTTP/1.1 40");
    }

    private static String said(URI server, String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(3_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            byte[] answer = new byte[65_536];
            int length = 0;
            for (int read = socket.getInputStream().read(answer);
                    read > 0 && !complete(answer, length + read);
                    read = socket.getInputStream().read(answer, length, answer.length - length)) {
                length += read;
            }
            return new String(answer, StandardCharsets.UTF_8).trim();
        }
    }

    private static boolean complete(byte[] answer, int length) {
        return new String(answer, 0, length, StandardCharsets.UTF_8).endsWith("}");
    }
}
