package dev.keyrota.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.sandbox.SandboxClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people would be sent, and how the control server shows it. */
class MessagesTest {

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(new SandboxClock(Instant.EPOCH)));
    private final Client client = new Client(sandbox);

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void a_bots_message_and_a_webhooks_message_arrive() throws Exception {
        assertThat(slack("/api/chat.postMessage", "xoxb-1", "{\"channel\":\"C1\",\"text\":\"hello\"}"))
                .contains("\"ok\":true");
        assertThat(slack("/services/T1/B1/x", "", "{\"text\":\"from the hook\"}"))
                .isEqualTo("ok");

        assertThat(messages())
                .contains(
                        "{\"channel\":\"C1\",\"text\":\"hello\"}",
                        "{\"channel\":\"webhook\",\"text\":\"from the hook\"}");
    }

    @Test
    void slack_answers_200_also_when_it_refuses() throws Exception {
        assertThat(slack("/api/chat.postMessage", "", "{\"channel\":\"C1\",\"text\":\"x\"}"))
                .contains("not_authed");
        assertThat(slack("/api/chat.postMessage", "xoxp-1", "{}")).contains("invalid_auth");
        assertThat(slack("/api/chat.postMessage", "xoxb-1", "{\"text\":\"x\"}")).contains("channel_not_found");
        assertThat(slack("/api/chat.postMessage", "xoxb-1", "{\"channel\":\"C1\"}"))
                .contains("no_text");
        assertThat(messages()).isEqualTo("[]");
    }

    @Test
    void a_mail_arrives_once_for_each_recipient() throws Exception {
        assertThat(mail(
                        "EHLO me",
                        "MAIL FROM:<a@example.com>",
                        "RCPT TO:<ops@raxx.app>",
                        "RCPT TO:<b@example.com>",
                        "DATA"))
                .endsWith("354 End with a dot");
        assertThat(mail(
                        "HELO me",
                        "MAIL FROM:<a@example.com>",
                        "RCPT TO:<ops@raxx.app>",
                        "DATA",
                        "Subject: x\r\n\r\n..body\r\n.",
                        "QUIT"))
                .endsWith("221 Bye");

        assertThat(messages())
                .contains("\"channel\":\"ops@raxx.app\"", "Subject: x", "\\n.body")
                .doesNotContain("..body");
        assertThat(client.control("GET", "/requests", "").path(0).path("call").asString())
                .isEqualTo("smtp.send");
    }

    @Test
    void mail_can_go_wrong_like_anything_else() throws Exception {
        sandbox.arm("smtp.send", "status:503", 0, 1);
        assertThat(mail("HELO me", "MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", "x\r\n."))
                .endsWith("451 Try again later");
        assertThat(messages()).isEqualTo("[]");

        sandbox.arm("smtp.send", "down", 0, 60);
        assertThatThrownBy(() -> mail("HELO me")).isInstanceOf(ConnectException.class);
        sandbox.disarm();
        assertThat(mail("HELO me")).endsWith("250 sandbox");
    }

    private String messages() throws IOException, InterruptedException {
        return client.control("GET", "/state", "").path("messages").toString();
    }

    private String slack(String path, String token, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(sandbox.urls().get("slack") + path))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body));
        HttpResponse<String> answer = client.send(
                token.isEmpty()
                        ? request.build()
                        : request.header("Authorization", "Bearer " + token).build());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** Says these lines, waiting for the answer to each; what was answered to the last. */
    private String mail(String... lines) throws IOException {
        URI url = URI.create(String.valueOf(sandbox.urls().get("smtp")));
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String answer = in.readLine();
            for (String line : lines) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                answer = in.readLine();
            }
            return String.valueOf(answer);
        }
    }
}
