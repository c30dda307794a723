package dev.keyrota.connectors.github;

import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers what a test tells it to, and remembers what it was asked. What nobody scripted is a 404 of
 * GitHub's. On bare sockets, since the JDK's own server puts a date of its own into each answer.
 */
final class ScriptedGitHub implements AutoCloseable {
    /** The time of every answer that does not say another. */
    static final String DATE = "Wed, 01 Jul 2026 09:00:30 GMT";

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Function<Seen, Answer>>> script = new HashMap<>();
    private final Http http = new Http(Duration.ofSeconds(5), CallObserver.NONE, System::nanoTime);

    /** What was asked, in order. */
    final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** A request as it came. */
    record Seen(String method, String path, String query, Map<String, String> headers, String body) {
        String line() {
            return method + " " + path;
        }

        @Nullable
        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    /** An answer to give. */
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer json(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
        }

        static Answer text(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "text/plain"), body);
        }

        static Answer empty(int status) {
            return new Answer(status, Map.of(), "");
        }

        static Answer error(int status) {
            return json(status, "{\"message\":\"no\",\"documentation_url\":\"https://docs.github.com/rest\"}");
        }

        Answer with(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Answer(status, more, body);
        }
    }

    ScriptedGitHub() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        threads.execute(this::accept);
    }

    /** Answers this method and path so, one answer after the other and the last for ever; an earlier script for it is gone. */
    ScriptedGitHub on(String line, Answer... answers) {
        Deque<Function<Seen, Answer>> queue = new ArrayDeque<>();
        Arrays.stream(answers)
                .<Function<Seen, Answer>>map(answer -> _ -> answer)
                .forEach(queue::add);
        return script(line, queue);
    }

    /** Answers this method and path by what was asked. */
    ScriptedGitHub answering(String line, Function<Seen, Answer> answer) {
        return script(line, new ArrayDeque<>(List.of(answer)));
    }

    private synchronized ScriptedGitHub script(String line, Deque<Function<Seen, Answer>> queue) {
        script.put(line, queue);
        return this;
    }

    /** Changes every answer to this method and path, where one is scripted. */
    synchronized void spoil(String line, UnaryOperator<Answer> change) {
        Deque<Function<Seen, Answer>> queue = script.getOrDefault(line, new ArrayDeque<>());
        queue.addAll(queue.stream().map(answer -> answer.andThen(change)).toList());
        for (int good = queue.size() / 2; good > 0; good--) {
            queue.removeFirst();
        }
    }

    BaseUrl base() {
        return BaseUrl.of(url(), true);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    Http http() {
        return http;
    }

    /** The methods and paths that were asked, in order. */
    List<String> lines() {
        return seen.stream().map(Seen::line).toList();
    }

    /** How often this was asked. */
    long count(String line) {
        return lines().stream().filter(line::equals).count();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (Seen request = read(in); request != null; request = read(in)) {
                seen.add(request);
                connection.getOutputStream().write(bytes(next(request)));
            }
        } catch (IOException _) {
            // The client went away.
        }
    }

    private static @Nullable Seen read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String method = first.substring(0, first.indexOf(' '));
        String target = first.substring(first.indexOf(' ') + 1, first.lastIndexOf(' '));
        int query = target.indexOf('?');
        return query < 0
                ? new Seen(method, target, "", headers, body)
                : new Seen(method, target.substring(0, query), target.substring(query + 1), headers, body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }

    private static byte[] bytes(Answer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.putIfAbsent("Date", DATE);
        if (answer.status() != 204) {
            headers.put("Content-Length", Integer.toString(body.length));
        }
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Scripted\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private Answer next(Seen request) {
        Function<Seen, Answer> scripted;
        synchronized (this) {
            Deque<Function<Seen, Answer>> queue = script.get(request.line());
            if (queue == null) {
                return Answer.error(404);
            }
            scripted = queue.size() > 1 ? queue.removeFirst() : queue.getFirst();
        }
        return scripted.apply(request);
    }

    @Override
    public void close() {
        http.close();
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        threads.shutdownNow();
    }
}
