package dev.keyrota.connectors.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request body that is handed to the network once, whatever the client under us decides: a creation sent twice is an
 * orphan. A second attempt to read it fails. It is the second lock beside {@link RuntimeSettings}.
 */
final class OnceBody implements HttpRequest.BodyPublisher {
    private final HttpRequest.BodyPublisher bytes;
    private final AtomicBoolean handedOut = new AtomicBoolean();

    OnceBody(byte[] body) {
        bytes = HttpRequest.BodyPublishers.ofByteArray(body);
    }

    /**
     * Takes it back: from now on it is not handed out any more.
     *
     * @return whether that came before anybody asked for it; then the vendor never gets the whole of the request
     */
    boolean withdraw() {
        return handedOut.compareAndSet(false, true);
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (handedOut.compareAndSet(false, true)) {
            bytes.subscribe(subscriber);
            return;
        }
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        });
        subscriber.onError(new IOException("a request body is sent once"));
    }
}
