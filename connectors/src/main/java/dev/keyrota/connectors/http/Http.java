package dev.keyrota.connectors.http;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client of the process: it keeps connections for reuse, speaks HTTP/2 where a vendor offers it over TLS, and HTTP/1.1 to a sandbox
 * over plain HTTP (so that no upgrade is offered there).
 */
public final class Http implements AutoCloseable {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    private final Duration deadline;
    private final CallObserver observer;
    private final LongSupplier nanoTime;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    /**
     * A client.
     *
     * @param deadline of each call that has none of its own, from its start to the last byte of the answer; the protocol's default is 30 s
     * @param nanoTime a monotonic clock in nanoseconds
     * @throws IllegalStateException if the Java runtime is set up to log or to resend requests; the message says how to mend it
     */
    public Http(Duration deadline, CallObserver observer, LongSupplier nanoTime) {
        this(deadline, observer, nanoTime, null);
    }

    /** As above, with other certificate authorities than the Java runtime's. */
    Http(Duration deadline, CallObserver observer, LongSupplier nanoTime, @Nullable SSLContext tls) {
        RiskySettings.refuse();
        this.deadline = deadline;
        this.observer = observer;
        this.nanoTime = nanoTime;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .version(HttpClient.Version.HTTP_2)
                .connectTimeout(deadline.compareTo(CONNECT_MAX) < 0 ? deadline : CONNECT_MAX)
                .executor(threads);
        if (tls != null) {
            builder.sslContext(tls);
        }
        client = builder.build();
    }

    /** A vendor at an address, whose way of saying no is known. */
    public Endpoint at(BaseUrl base, Dialect dialect) {
        return new Endpoint(this, base, dialect);
    }

    /** Sends a request once and hands the answer, of whatever status, to a reading; then wipes it. */
    <T> Reply<T> send(BaseUrl base, Request request, Function<Response, Reply<T>> reading) {
        long start = nanoTime.getAsLong();
        byte[] body = request.body == null ? new byte[0] : JsonText.render(request.body);
        OnceBody once = new OnceBody(body);
        int status = 0;
        Reply<T> reply = new Reply.Unclear<>(Doubt.BROKEN);
        try {
            HttpRequest message = message(base, request, once);
            if (message == null) {
                reply = new Reply.Refused<>(Refusal.MALFORMED_KEY);
                return reply;
            }
            Response response = exchange(message, start, limit(request));
            status = response.status();
            try {
                reply = reading.apply(response);
            } finally {
                response.wipe();
            }
        } catch (ExecutionException failed) {
            reply = Transport.failed(failed.getCause(), request.body == null || once.wasHandedOut());
        } catch (TimeoutException late) {
            reply = Transport.failed(late, true);
        } catch (InterruptedException _) {
            // Whoever interrupts wants this thread to end; the request may be under way all the same.
            Thread.currentThread().interrupt();
            reply = new Reply.Unclear<>(Doubt.TIMEOUT);
        } finally {
            Arrays.fill(body, (byte) 0);
            Duration took = Duration.ofNanos(nanoTime.getAsLong() - start);
            observer.ended(new CallObserver.Call(request.name, status, outcome(reply), took));
        }
        return reply;
    }

    /** The message to send; null if the key cannot be one, for the library's exception about a malformed header would quote it. */
    private @Nullable HttpRequest message(BaseUrl base, Request request, OnceBody body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(request.target))
                .timeout(limit(request))
                .version(base.isTls() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .header("User-Agent", "keyrota");
        request.headers.forEach(builder::setHeader);
        Request.Authorization authorization = request.authorization;
        if (authorization != null) {
            Secret key = authorization.key();
            if (!key.hasKeyShape()) {
                return null;
            }
            key.reveal(bytes -> builder.setHeader(
                    "Authorization", authorization.scheme() + " " + new String(bytes, StandardCharsets.US_ASCII)));
        }
        if (request.body != null) {
            builder.setHeader("Content-Type", "application/json");
        }
        boolean bare = request.body == null && (request.method == Method.GET || request.method == Method.DELETE);
        return builder.method(
                        request.method.name(), bare ? HttpRequest.BodyPublishers.noBody() : body)
                .build();
    }

    private Response exchange(HttpRequest message, long start, Duration limit)
            throws ExecutionException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<CappedBody>> headers = client.sendAsync(message, _ -> new CappedBody());
        try {
            HttpResponse<CappedBody> head = headers.get(left(start, limit), TimeUnit.NANOSECONDS);
            CappedBody.Bytes body = collected(head.body(), left(start, limit));
            return new Response(head.statusCode(), head.headers(), body);
        } finally {
            headers.cancel(true);
        }
    }

    /** The body, or what there is of it when the time is over: the status is known by then, and a refusal needs no body. */
    private static CappedBody.Bytes collected(CappedBody body, long nanos) throws ExecutionException, InterruptedException {
        try {
            return body.collected().get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            body.cancel();
            return new CappedBody.Bytes(new byte[0], false);
        }
    }

    private Duration limit(Request request) {
        return request.deadline == null ? deadline : request.deadline;
    }

    private long left(long start, Duration limit) {
        return Math.max(1, limit.toNanos() - (nanoTime.getAsLong() - start));
    }

    private static String outcome(Reply<?> reply) {
        return switch (reply) {
            case Reply.Answered<?> _ -> "ANSWERED";
            case Reply.Refused<?>(var why, _) -> why.name();
            case Reply.Unclear<?>(var why) -> why.name();
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
