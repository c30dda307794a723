package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.worlds.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain client of the sandbox: the JDK's, with a deadline of a second, as Keyrota has against a sandbox. */
final class Client implements AutoCloseable {

    static final String ACCEPT = "application/vnd.heroku+json; version=3";

    private final Sandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    Client(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The token that the vault holds now. */
    String vaultToken() {
        return sandbox.look(Client::vaultToken);
    }

    static String vaultToken(World world) {
        return world.place("vault").flatMap(world::held).map(Held::value).orElseThrow();
    }

    HttpResponse<String> heroku(String method, String path, String body) throws IOException, InterruptedException {
        return heroku(vaultToken(), method, path, body);
    }

    HttpResponse<String> heroku(String token, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.heroku() + path))
                .timeout(Duration.ofSeconds(1))
                .header("Accept", ACCEPT)
                .header("Authorization", "Bearer " + token)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    JsonNode control(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(sandbox.control() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
        return json(response);
    }

    /** Whether the authorization of this description is live, by the control server. */
    boolean live(String description) throws IOException, InterruptedException {
        return control("GET", "/state", "")
                .path("authorizations")
                .valueStream()
                .anyMatch(each -> each.path("description").asString().equals(description)
                        && each.path("live").asBoolean());
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
