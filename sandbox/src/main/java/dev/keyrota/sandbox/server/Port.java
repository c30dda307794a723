package dev.keyrota.sandbox.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** One loopback port that can be shut and opened again on the same number. Thread-safe. */
abstract class Port implements AutoCloseable {

    private static final int ATTEMPTS = 100;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean open = true;
    private Pause downtime = new Pause();

    /** Where clients find it. */
    abstract URI url();

    /** Stops listening. A call that is being served may still be answered; every connection ends then. */
    abstract void stop();

    /** Listens again, on the same number. Never called while it listens. */
    abstract void start();

    /** Whether it is meant to listen: false from before it stops until after it has started again. */
    final boolean isOpen() {
        return open;
    }

    /**
     * Stops listening for a while. When this returns, a new connection is refused; a call that is being served is still
     * answered, and its connection ends then.
     */
    final void shut(Duration duration) {
        lock.lock();
        try {
            if (open) {
                open = false;
                Thread.ofVirtual().start(this::stop);
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

    /** Listens again; nothing happens where it does already. */
    final void reopen() {
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
            open = false;
            stop();
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
            stop(); // It may still be stopping: this waits for the end of it.
            startAgain();
            open = true;
        }
    }

    /** While it was shut, its number was free for anybody's outgoing connection; such a one is soon gone. */
    private void startAgain() {
        for (int attempt = 1; ; attempt++) {
            try {
                start();
                return;
            } catch (PortTakenException e) {
                if (attempt == ATTEMPTS || !new Pause().passes(BETWEEN_ATTEMPTS)) {
                    throw e;
                }
            }
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url().getPort()));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
