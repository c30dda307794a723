package dev.keyrota.connectors.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Makes two reads with the JDK's client as it comes; the second may fail. For a process of its own. */
final class PlainClient {
    private PlainClient() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[0]))
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException _) {
            // What counts is what the server saw.
        }
    }
}
