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
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.function.Function;

/** A port that speaks HTTP/1.1. */
final class HttpPort extends Port {

    private static final Duration GRACE = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final Function<Call, Delivery> serving;
    private final Pause silence = new Pause();
    private final int number;
    private volatile WebServer server;

    /** Opens port {@code number}, or a free one for 0. */
    HttpPort(int number, Function<Call, Delivery> serving) {
        this.serving = serving;
        this.server = started(number);
        this.number = server.port();
    }

    @Override
    URI url() {
        return URI.create("http://127.0.0.1:" + number);
    }

    @Override
    void stop() {
        server.stop();
    }

    @Override
    void start() {
        server = started(number);
    }

    @Override
    public void close() {
        silence.cut();
        super.close();
    }

    private WebServer started(int port) {
        mustBeFree(port);
        WebServer starting = WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(port)
                .shutdownGracePeriod(GRACE)
                .shutdownHook(false)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .routing(HttpRouting.builder().any(this::serve))
                .build()
                .start();
        if (!starting.isRunning()) {
            throw new PortTakenException(port); // Taken between the look and the start.
        }
        return starting;
    }

    /** Looks before the server does, which would write its failure to the log and go on. */
    private static void mustBeFree(int port) {
        try (ServerSocketChannel probe = ServerSocketChannel.open()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException _) {
            throw new PortTakenException(port);
        }
    }

    private void serve(ServerRequest request, ServerResponse response) throws IOException {
        Call call = HelidonCalls.call(request);
        if (!isOpen()) {
            throw new CloseConnectionException("the port is closed");
        }
        switch (serving.apply(call)) {
            case Delivery.Whole(Answer answer) -> HelidonCalls.send(response, answer, isOpen());
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
}
