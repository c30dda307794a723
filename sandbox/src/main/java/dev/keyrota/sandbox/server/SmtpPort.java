package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.fault.Delivery;
import dev.keyrota.sandbox.mail.SmtpDialogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A port that speaks SMTP, a virtual thread for each session. */
final class SmtpPort extends Port {

    private static final int BACKLOG = 50;
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final Function<Call, Delivery> serving;
    private final Pause silence = new Pause();
    private final Set<Socket> sessions = ConcurrentHashMap.newKeySet();
    private final int number;
    private volatile ServerSocket listener;

    /** Opens port {@code number}, or a free one for 0. */
    SmtpPort(int number, Function<Call, Delivery> serving) {
        this.serving = serving;
        this.listener = listening(number);
        this.number = listener.getLocalPort();
        accept(listener);
    }

    @Override
    URI url() {
        return URI.create("smtp://127.0.0.1:" + number);
    }

    @Override
    void stop() {
        try {
            listener.close();
            for (Socket session : sessions) {
                session.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void start() {
        listener = listening(number);
        accept(listener);
    }

    @Override
    public void close() {
        silence.cut();
        super.close();
    }

    private static ServerSocket listening(int port) {
        try {
            return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException _) {
            throw new PortTakenException(port);
        }
    }

    private void accept(ServerSocket on) {
        Thread.ofVirtual().start(() -> {
            while (!on.isClosed()) {
                try {
                    Socket session = on.accept();
                    sessions.add(session);
                    Thread.ofVirtual().start(() -> speak(session));
                } catch (IOException _) {
                    return; // The port was shut.
                }
            }
        });
    }

    private void speak(Socket session) {
        try (session) {
            new SmtpDialogue(session, this::handOver).speak();
        } catch (IOException _) {
            // The client went, or the port was shut: either way the session is over.
        } finally {
            sessions.remove(session);
        }
    }

    /** A success is taken, another answer is a temporary failure, silence and cut answers end the session. */
    private Optional<Boolean> handOver(Call mail) {
        return switch (serving.apply(mail)) {
            case Delivery.Whole(Answer answer) -> Optional.of(answer.succeeded());
            case Delivery.Silence() -> {
                boolean _ = silence.passes(SILENCE);
                yield Optional.empty();
            }
            case Delivery.Part _, Delivery.Hangup _ -> Optional.empty();
        };
    }
}
