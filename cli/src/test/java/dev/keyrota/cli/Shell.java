package dev.keyrota.cli;

import dev.keyrota.cli.workbench.Surroundings;
import dev.keyrota.engine.Time;
import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell in which a sandbox runs, and {@code KEYROTA_CONFIG} names its configuration. */
final class Shell implements AutoCloseable {
    private static final Pattern CALL = Pattern.compile("\"call\" *: *\"([a-z.]+)\"");

    private final Path folder;
    private final Time time;
    private final Sandbox sandbox;
    private final Map<String, String> environment = new HashMap<>();
    private boolean terminal;
    private boolean shown;
    private boolean watched;
    private String input = "";

    Shell(Path folder, String world) {
        this(folder, new RealTime(), SandboxOptions.defaults(Instant::now).withWorld(world));
    }

    private Shell(Path folder, Time time, SandboxOptions options) {
        this.folder = folder;
        this.time = time;
        this.sandbox = Sandbox.start(options.withConfigOut(configuration()));
        environment.put("KEYROTA_CONFIG", configuration().toString());
    }

    /** A shell in the default world in which time flies. */
    static Shell hasty(Path folder) {
        HastyTime time = new HastyTime();
        return new Shell(folder, time, SandboxOptions.defaults(time));
    }

    /** A shell in a world whose clock moves as this time does. */
    static <T extends Time & InstantSource> Shell of(Path folder, T time, String world) {
        return new Shell(folder, time, SandboxOptions.defaults(time).withWorld(world));
    }

    /** How often each call was made so far. */
    Map<String, Integer> calls() throws IOException {
        Map<String, Integer> calls = new TreeMap<>();
        try (InputStream in =
                URI.create(sandbox.control() + "/requests").toURL().openStream()) {
            Matcher each = CALL.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (each.find()) {
                calls.merge(each.group(1), 1, Integer::sum);
            }
        }
        return calls;
    }

    /** Changes the world as an outsider would, by what the control server's {@code /world} takes. */
    void change(String change) throws IOException {
        control("/world", change);
    }

    /** Moves the world's clock. */
    void advance(Duration duration) throws IOException {
        control("/clock", "{\"advance\":\"" + duration + "\"}");
    }

    private void control(String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.control() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalArgumentException(response.statusCode() + " " + response.body());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the control server was not waited for", stopped);
        }
    }

    /** What came of a command. */
    record Result(int exit, String out, String err) {}

    Path folder() {
        return folder;
    }

    Path configuration() {
        return folder.resolve("keyrota.yaml");
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Whether an authorization lives. */
    boolean lives(String id) {
        return sandbox.look(
                world -> Wholeness.live(world).anyMatch(each -> each.id().equals(id)));
    }

    /** A variable for the commands that follow. */
    void set(String variable, String value) {
        environment.put(variable, value);
    }

    /** The commands that follow have a person before them, who types this. */
    void type(String lines) {
        terminal = true;
        input = lines;
    }

    /** What the commands that follow print is shown on a terminal. */
    void show() {
        shown = true;
    }

    /** What the commands that follow say of their progress is shown on a terminal. */
    void watch() {
        watched = true;
    }

    /** The commands that follow read this from a pipe. */
    void pipe(String text) {
        terminal = false;
        input = text;
    }

    /** Changes the configuration as an editor would. */
    void edit(String from, String to) throws IOException {
        String text = Files.readString(configuration());
        if (!text.contains(from)) {
            throw new IllegalArgumentException("the configuration does not say " + from);
        }
        Files.writeString(configuration(), text.replace(from, to));
    }

    /**
     * Configures a second credential of the account, {@code second@prod}, which the vault alone holds. It is in no world before
     * {@link #placeSecond}.
     *
     * @param more lines of it, indented by four
     */
    void configureSecond(String more) throws IOException {
        edit("credentials:\n", """
                credentials:
                  second:
                    env: prod
                    account: heroku
                    scope: [global]
                    description: raxx-ci-rotation-{yyyy}-{MM}
                    previous-descriptions: ["github-actions-*"]
                    stores: [{ id: vault, account: vault, environment: prod, path: /Second, secret: SECOND }]
                """ + more);
    }

    /** Makes a key for the second credential and puts it into the vault. */
    String placeSecond() {
        return sandbox.look(world -> {
            String token = world.heroku()
                    .authorize(world.heroku().profile(), "github-actions-second", List.of("global"))
                    .token();
            world.infisical().place("prod", "/Second", "SECOND", token);
            return token;
        });
    }

    /** One command about a home, without a configuration and with no vendor anywhere. */
    static Result offline(Path folder, Path home, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(
                "--home",
                home.toString(),
                "--config",
                folder.resolve("none.yaml").toString()));
        return lonely(folder, all);
    }

    /** One command with an empty environment, and with no vendor anywhere. */
    static Result lonely(Path folder, List<String> words) {
        return run(
                words.toArray(String[]::new),
                new BufferedReader(Reader.nullReader()),
                Surroundings.Terminals.NONE,
                Map.of(),
                folder.resolve("user"),
                new RealTime());
    }

    Result run(String... words) {
        return run(
                words,
                new BufferedReader(new StringReader(input)),
                new Surroundings.Terminals(terminal, shown, watched),
                environment,
                folder.resolve("user"),
                time);
    }

    private static Result run(
            String[] words,
            BufferedReader in,
            Surroundings.Terminals terminals,
            Map<String, String> environment,
            Path user,
            Time time) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                in,
                () -> line(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminals,
                environment,
                "ada",
                "workstation",
                4711,
                user,
                time,
                new SecureRandom());
        int exit = new Program(surroundings).run(words);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static char[] line(BufferedReader in) {
        try {
            String line = in.readLine();
            return line == null ? new char[0] : line.toCharArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }

    private record RealTime() implements Time {
        @Override
        public Instant wall() {
            return Instant.now();
        }

        @Override
        public Duration elapsed() {
            return Duration.ofNanos(System.nanoTime());
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    }
}
