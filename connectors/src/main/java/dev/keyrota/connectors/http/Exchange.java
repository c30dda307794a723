package dev.keyrota.connectors.http;

import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One request on its way, and its answer. Used once, by one thread. */
final class Exchange {
    private final Request request;
    private final byte[] body;
    private final OnceBody once;
    private final Duration limit;
    private final LongSupplier nanoTime;
    private final long start;
    private int status;

    Exchange(Request request, Duration limit, LongSupplier nanoTime) {
        this.request = request;
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.body = request.body == null ? new byte[0] : JsonText.render(request.body);
        this.once = new OnceBody(body);
    }

    /** Sends it and hands the answer to a reading; the answer and the request's body are wiped after. */
    <T> Reply<T> run(HttpClient client, URI target, Function<Response, Reply<T>> reading) {
        try {
            HttpRequest message = message(target);
            return message == null ? new Reply.Refused<>(Refusal.MALFORMED_KEY) : read(await(client, message), reading);
        } catch (ExecutionException failed) {
            return Transport.failed(failed, request.isRead(), isTakenBack());
        } catch (TimeoutException late) {
            return Transport.failed(late, request.isRead(), isTakenBack());
        } catch (InterruptedException _) {
            // Whoever interrupts wants this thread to end; the request may be under way all the same.
            Thread.currentThread().interrupt();
            return new Reply.Unclear<>(Doubt.TIMEOUT);
        } finally {
            // Before the wiping: a body that were asked for only now would go out as zeros.
            once.withdraw();
            Arrays.fill(body, (byte) 0);
        }
    }

    /** What there is to tell of it once it has ended. */
    CallObserver.Call ended(Reply<?> reply) {
        String outcome = switch (reply) {
            case Reply.Answered<?> _ -> "ANSWERED";
            case Reply.Refused<?> refused -> refused.why().name();
            case Reply.Unclear<?>(var why) -> why.name();
        };
        return new CallObserver.Call(request.name, status, outcome, Duration.ofNanos(nanoTime.getAsLong() - start));
    }

    private <T> Reply<T> read(Response response, Function<Response, Reply<T>> reading) {
        status = response.status();
        try {
            return reading.apply(response);
        } finally {
            response.wipe();
        }
    }

    /**
     * The message to send; null if the key cannot be one, for the library's exception about a malformed header would
     * quote it.
     */
    private @Nullable HttpRequest message(URI target) {
        Request.Authorization authorization = request.authorization;
        if (authorization != null && !authorization.key().hasKeyShape()) {
            return null;
        }
        HttpRequest.Builder builder = HttpRequest.newBuilder(target)
                .timeout(limit)
                .version("https".equals(target.getScheme()) ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .header("User-Agent", "keyrota");
        request.headers.forEach(builder::setHeader);
        if (authorization != null) {
            builder.setHeader("Authorization", header(authorization.scheme(), authorization.key()));
        }
        if (request.body != null) {
            builder.setHeader("Content-Type", "application/json");
        }
        return addressed(builder).build();
    }

    /** Whether the request has a body that nobody asked for and that nobody gets any more: then it came to nothing. */
    private boolean isTakenBack() {
        return request.body != null && once.withdraw();
    }

    private static String header(String scheme, Secret key) {
        return key.reveal(bytes -> scheme + " " + new String(bytes, StandardCharsets.US_ASCII));
    }

    /** Without a body no length is announced, but for methods that are expected to have one. */
    private HttpRequest.Builder addressed(HttpRequest.Builder builder) {
        if (request.body == null && request.isRead()) {
            return builder.GET();
        }
        if (request.body == null && request.method == Method.DELETE) {
            return builder.DELETE();
        }
        return builder.method(request.method.name(), once);
    }

    /** Waits for the answer. Once its headers are there, the status is known, whatever becomes of the connection. */
    private Response await(HttpClient client, HttpRequest message)
            throws ExecutionException, TimeoutException, InterruptedException {
        Answering answering = new Answering();
        CompletableFuture<?> sent = client.sendAsync(message, answering);
        try {
            sent.get(left(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (!answering.hasBegun()) {
                throw failed;
            }
        } finally {
            sent.cancel(true);
        }
        return answering.whole(left());
    }

    private long left() {
        return Math.max(1, limit.toNanos() - (nanoTime.getAsLong() - start));
    }
}
