package dev.keyrota.connectors.http;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects an answer's body up to a limit. It is handed out as soon as the headers are there, so that a body which
 * breaks off cannot hide the status that came before it.
 */
final class CappedBody implements HttpResponse.BodySubscriber<CappedBody> {
    /** The longest body that is read, in bytes. */
    static final int BYTES_MAX = 1024 * 1024;

    private final CompletableFuture<Bytes> collected = new CompletableFuture<>();
    private byte[] bytes = new byte[4096];
    private int length;
    private Flow.@Nullable Subscription subscription;

    /** What arrived, and whether that is all of it. */
    static final class Bytes {
        /** Nothing, of what would have been more. */
        static final Bytes NONE = new Bytes(new byte[0], false);

        private final byte[] bytes;
        private final boolean whole;

        Bytes(byte[] bytes, boolean whole) {
            this.bytes = bytes;
            this.whole = whole;
        }

        boolean whole() {
            return whole;
        }

        <T> T read(Function<byte[], T> reading) {
            return reading.apply(bytes);
        }

        /** Whether the first 4 KiB contain an ASCII text. */
        boolean contains(String text) {
            return new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1).contains(text);
        }

        void wipe() {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Completes when the body has ended in one way or the other, always normally. */
    CompletableFuture<Bytes> collected() {
        return collected;
    }

    @Override
    public CompletionStage<CappedBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (collected.isDone()) {
                return;
            }
            if (buffer.remaining() > BYTES_MAX - length) {
                finish(false);
                cancel();
                return;
            }
            append(buffer);
        }
    }

    private void append(ByteBuffer buffer) {
        int more = buffer.remaining();
        if (length + more > bytes.length) {
            byte[] full = bytes;
            bytes = Arrays.copyOf(full, Math.max(length + more, 2 * length));
            Arrays.fill(full, (byte) 0);
        }
        buffer.get(bytes, length, more);
        length += more;
    }

    /** Gives the body up; the connection under it is closed. */
    void cancel() {
        Flow.Subscription running = subscription;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public synchronized void onError(Throwable broken) {
        finish(false);
    }

    @Override
    public synchronized void onComplete() {
        finish(true);
    }

    private void finish(boolean whole) {
        if (!collected.isDone()) {
            byte[] all = Arrays.copyOf(bytes, length);
            Arrays.fill(bytes, (byte) 0);
            collected.complete(new Bytes(all, whole));
        }
    }
}
