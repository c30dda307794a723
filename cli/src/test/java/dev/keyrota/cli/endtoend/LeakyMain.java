package dev.keyrota.cli.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** A program that leaks: what it reads from a file it lets out on the one channel that it is told. Nothing of it ships. */
public final class LeakyMain {
    /** A file in the folder, which is there once the thread runs that is to be looked at. */
    static final String RUNS = "runs";

    /** How long it lives where nobody ends it. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private LeakyMain() {}

    /** Leaks. After {@code --config} and a file come the channel and a folder, in which {@code key} is the secret. */
    public static void main(String... args) throws Exception {
        Path folder = Path.of(args[3]);
        String secret = Files.readString(folder.resolve("key"));
        Files.delete(folder.resolve("key"));
        switch (args[2]) {
            case "stdout" -> System.out.println("done: " + secret);
            case "stderr" -> System.err.println("warning: " + secret);
            case "json" -> System.out.println("{\"detail\":\"" + secret.replace("/", "\\/") + "\"}");
            case "error" -> throw new IllegalStateException("401 with " + secret);
            case "file" -> Files.writeString(folder.resolve("notes"), secret);
            case "file name" -> Files.createFile(folder.resolve("cache-" + secret));
            case "journal" -> journal(folder, secret);
            case "log" -> log(folder, secret);
            case "arguments of a child" -> child(new ProcessBuilder("sh", "-c", "sleep 1; true", secret));
            case "environment of a child" -> environment(secret);
            case "thread dump" -> live(Thread.ofPlatform().name("rotating " + secret), folder);
            case "heap dump" -> hold(secret, folder);
            default -> throw new IllegalArgumentException("no channel is called " + args[2]);
        }
    }

    private static void journal(Path folder, String secret) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE fact (line TEXT)");
            statement.execute("INSERT INTO fact VALUES ('" + secret + "')");
            Runtime.getRuntime().halt(0); // As a kill would, so that the write-ahead log stays.
        }
    }

    private static void log(Path folder, String secret) throws IOException {
        FileHandler handler = new FileHandler(folder.resolve("debug.log").toString());
        handler.setLevel(Level.ALL);
        handler.setFormatter(new SimpleFormatter());
        Logger logger = Logger.getLogger("dev.keyrota");
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
        logger.finest("GET /account " + secret);
        handler.close();
    }

    private static void environment(String secret) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "sleep 1; true");
        builder.environment().put("HEROKU_API_KEY", secret);
        child(builder);
    }

    private static void child(ProcessBuilder builder) throws IOException, InterruptedException {
        builder.start().waitFor();
    }

    private static void live(Thread.Builder thread, Path folder) throws InterruptedException {
        thread.start(() -> {
                    try {
                        Files.createFile(folder.resolve(RUNS));
                        Thread.sleep(LIFE);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                })
                .join();
    }

    /** Lives until it is killed, and has the secret in memory all the time. */
    private static void hold(String secret, Path folder) throws InterruptedException {
        live(Thread.ofPlatform().name("holding " + secret.length()), folder);
        System.out.println(secret.length());
    }
}
