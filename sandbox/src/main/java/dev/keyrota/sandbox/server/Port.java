package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.fault.Delivery;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** One loopback port that speaks HTTP, and that can be closed and opened again on the same number. Thread-safe. */
final class Port implements AutoCloseable {

    private static final Duration GRACE = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Function<Call, Delivery> serving;
    private final int number;
    private WebServer server;
    private volatile boolean open = true;
    private final Pause silence = new Pause();
    private Pause downtime = new Pause();

    /** Opens port {@code number}, or a free one for 0. */
    Port(int number, Function<Call, Delivery> serving) {
        this.serving = serving;
        this.server = started(number);
        this.number = server.port();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + number);
    }

    /**
     * Stops listening for a while. When this returns, a new connection is refused; a call that is being served is still
     * answered, and its connection ends then.
     */
    void shut(Duration duration) {
        lock.lock();
        try {
            if (open) {
                open = false;
                WebServer closing = server;
                Thread.ofVirtual().start(closing::stop);
                while (accepts()) {
                    Thread.onSpinWait();
                }
            }
            downtime.cut();
            Pause pause = new Pause();
            downtime = pause;
            Thread.ofVirtual().start(() -> reopenAfter(duration, pause));
        } finally {
            lock.unlock();
        }
    }

    /** Listens again on the same number; nothing happens where it does already. */
    void reopen() {
        lock.lock();
        try {
            downtime.cut();
            listen();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            downtime.cut();
            silence.cut();
            open = false;
            server.stop();
        } finally {
            lock.unlock();
        }
    }

    private void reopenAfter(Duration duration, Pause pause) {
        if (pause.passes(duration)) {
            lock.lock();
            try {
                if (downtime == pause) {
                    listen();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void listen() {
        if (!open) {
            server.stop();
            server = started(number);
            open = true;
        }
    }

    private WebServer started(int port) {
        return WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(port)
                .shutdownGracePeriod(GRACE)
                .shutdownHook(false)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .routing(HttpRouting.builder().any(this::serve))
                .build()
                .start();
    }

    private void serve(ServerRequest request, ServerResponse response) throws IOException {
        Call call = HelidonCalls.call(request);
        if (!open) {
            throw new CloseConnectionException("the port is closed");
        }
        switch (serving.apply(call)) {
            case Delivery.Whole(Answer answer) -> HelidonCalls.send(response, answer, open);
            case Delivery.Part(Answer answer, int bytes) -> {
                HelidonCalls.sendPart(response, answer, bytes);
                throw new CloseConnectionException("truncated");
            }
            case Delivery.Silence() -> {
                boolean whole = silence.passes(SILENCE);
                throw new CloseConnectionException(whole ? "silent long enough" : "the port is closed");
            }
            case Delivery.Hangup() -> throw new CloseConnectionException("refused");
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
