package dev.keyrota.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A vendor on this machine that gives the answers of one input, one for each request, and the last one for ever. Answers stand apart by a
 * line {@code ====}; each is a status, its headers and, behind a blank line, its body. A part of a path behind the status keeps the answer
 * for the first request whose path holds it, since some requests are made side by side. {@code {server}} stands for this server's address.
 * How long a body is, is said by the server, since the frame of an answer is read by the JDK and not by us.
 */
public final class AnswersServer {
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]*: *[\\x20-\\x7e]*");
    private static final Pattern FRAME =
            Pattern.compile("(?i)(content-length|transfer-encoding|connection|trailer|upgrade):.*");

    private final ServerSocket listening;
    private volatile Script now = new Script(0, new String[] {""});

    public AnswersServer() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** From now on these answers are given, under an address of their own: a request that is late gets none of them. */
    public void script(byte[] input) {
        now = new Script(now.number + 1, new String(input, StandardCharsets.ISO_8859_1).split("\n====\n", -1));
    }

    /** How many requests came since the script began. */
    public int asked() {
        return now.asked.get();
    }

    /** Whether one of them had this in its path. */
    public boolean wasAsked(String part) {
        return now.paths.stream().anyMatch(path -> path.contains(part));
    }

    /** Where this script's answers are given. */
    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/" + now.number;
    }

    /** The answers of one input. */
    private static final class Script {
        private final int number;
        private final List<String> left;
        private final String last;
        private final AtomicInteger asked = new AtomicInteger();
        private final Queue<String> paths = new ConcurrentLinkedQueue<>();

        Script(int number, String[] answers) {
            this.number = number;
            this.left = new ArrayList<>(Arrays.asList(answers));
            this.last = answers[answers.length - 1];
        }

        synchronized String answer(String path) {
            asked.incrementAndGet();
            paths.add(path);
            String next = left.stream()
                    .filter(each -> !part(each).isEmpty() && path.contains(part(each)))
                    .findFirst()
                    .or(() -> left.stream().filter(each -> part(each).isEmpty()).findFirst())
                    .orElse(last);
            left.remove(next);
            return next;
        }

        private static String part(String answer) {
            String first = answer.lines().findFirst().orElse("");
            int blank = first.indexOf(' ');
            return blank < 0 ? "" : first.substring(blank + 1);
        }
    }

    /** An answer of JSON, as it stands in a script. */
    public static String json(int status, String body) {
        return status + "\nContent-Type: application/json\nDate: Wed, 01 Jul 2026 09:00:00 GMT\n\n" + body;
    }

    /** Several answers as one script. */
    public static String script(String... answers) {
        return String.join("\n====\n", answers);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String path = request(in); path != null; path = request(in)) {
                Script script = now;
                boolean isLate = !path.startsWith("/" + script.number + "/");
                String answer = isLate ? "404" : script.answer(path).replace("{server}", url());
                socket.getOutputStream().write(bytes(answer));
            }
        } catch (IOException _) {
            // The client hung up.
        }
    }

    /** What the next request asks for; null if there is none. */
    private static @Nullable String request(InputStream in) throws IOException {
        int length = 0;
        String first = line(in);
        for (String line = first; ; line = line(in)) {
            if (first == null || line == null) {
                return null;
            }
            if (line.isEmpty()) {
                return in.readNBytes(length).length == length ? first.split(" ", -1)[1] : null;
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private static byte[] bytes(String answer) {
        int blank = answer.indexOf("\n\n");
        String head = blank < 0 ? answer : answer.substring(0, blank);
        int status = status(head);
        boolean empty = status == 204 || status == 304;
        String body = blank < 0 || empty ? "" : answer.substring(blank + 2);
        StringBuilder out = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        head.lines()
                .skip(1)
                .filter(line ->
                        HEADER.matcher(line).matches() && !FRAME.matcher(line).matches())
                .limit(50)
                .forEach(line -> out.append(line).append("\r\n"));
        if (!empty) {
            out.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return out.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int status(String head) {
        String first = head.lines().findFirst().orElse("").split(" ", -1)[0];
        return first.matches("[2-9][0-9]{2}") ? Integer.parseInt(first) : 200;
    }
}
