package dev.keyrota.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A program that works with the key in its environment: it authenticates all the time and writes down what it is told, until it is ended. */
public final class KeyUser {
    private KeyUser() {}

    // The arguments: the address of the issuer, the file for what it is told, the variable of the key.
    public static void main(String... args) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/account"))
                .header("Accept", "application/vnd.heroku+json; version=3")
                .header("Authorization", "Bearer " + Objects.requireNonNull(System.getenv(args[2])))
                .build();
        Path file = Path.of(args[1]);
        write(file, "began\n");
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                write(file, status + "\n");
                Thread.sleep(10);
            }
        }
    }

    private static void write(Path file, String line) throws IOException {
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
