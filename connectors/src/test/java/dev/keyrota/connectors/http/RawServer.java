package dev.keyrota.connectors.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server of bytes: what it says to each request is said by the test, to the byte, and how it hangs up too. */
public final class RawServer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    /** All requests that arrived whole, in order: head and body. */
    public final List<String> requests = new CopyOnWriteArrayList<>();
    /** How many connections were accepted. */
    public final AtomicInteger connections = new AtomicInteger();

    private final ServerSocket listening;
    private final Script script;

    /** What to do on one connection. */
    @FunctionalInterface
    public interface Script {
        void serve(Peer peer) throws IOException, InterruptedException;
    }

    /** The other end of one connection. */
    public final class Peer {
        private final Socket socket;
        private final InputStream in;

        private Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
        }

        /** Waits for one whole request; null if the client hung up instead. */
        public @Nullable String request() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    return null;
                }
                head.write(b);
            }
            Matcher length = LENGTH.matcher(head.toString(StandardCharsets.ISO_8859_1));
            head.write(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
            requests.add(head.toString(StandardCharsets.UTF_8));
            return head.toString(StandardCharsets.UTF_8);
        }

        /** Says something. */
        public Peer say(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return this;
        }

        /** Hangs up with a reset. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    public RawServer(Script script) {
        this.script = script;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** A server that gives every request the same answer, and keeps its connections. */
    public static RawServer answering(String answer) {
        return new RawServer(peer -> {
            while (peer.request() != null) {
                peer.say(answer);
            }
        });
    }

    /** A server that answers each request as a function says, and keeps its connections. */
    public static RawServer replying(UnaryOperator<String> answers) {
        return new RawServer(peer -> {
            for (String request = peer.request(); request != null; request = peer.request()) {
                peer.say(answers.apply(request));
            }
        });
    }

    /** How many requests began with a text. */
    public long count(String start) {
        return requests.stream().filter(request -> request.startsWith(start)).count();
    }

    /** An answer of a status, headers (each ended by CRLF) and a body, with its length. */
    public static String answer(int status, String headers, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + length + "\r\n\r\n" + body;
    }

    /** An answer in JSON. */
    public static String json(int status, String body) {
        return answer(status, "Content-Type: application/json\r\n", body);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.serve(new Peer(socket));
        } catch (IOException | InterruptedException _) {
            // The client hung up first, which is what some tests are about.
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
