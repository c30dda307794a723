package dev.keyrota.connectors.http;

import java.net.http.HttpResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An answer that is arriving: headers first, then the body. */
final class Answering implements HttpResponse.BodyHandler<CappedBody> {
    private volatile @Nullable Begun begun;

    private record Begun(HttpResponse.ResponseInfo head, CappedBody body) {}

    @Override
    public HttpResponse.BodySubscriber<CappedBody> apply(HttpResponse.ResponseInfo head) {
        CappedBody body = new CappedBody();
        begun = new Begun(head, body);
        return body;
    }

    /** Whether the headers are there. */
    boolean hasBegun() {
        return begun != null;
    }

    /** The answer, with its body or, when the time is over, without: a refusal needs none. */
    Response whole(long nanos) throws ExecutionException, InterruptedException {
        Begun here = begun;
        if (here == null) {
            throw new IllegalStateException("an answer without headers");
        }
        CappedBody.Bytes bytes;
        try {
            bytes = here.body().collected().get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            bytes = CappedBody.Bytes.NONE;
        } finally {
            here.body().cancel();
        }
        return new Response(here.head().statusCode(), here.head().headers(), bytes);
    }
}
