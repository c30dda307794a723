package dev.keyrota.connectors.http;

import dev.keyrota.protocol.Reply;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client of the process: it keeps connections for reuse, speaks HTTP/2 where a vendor offers it over TLS,
 * and HTTP/1.1 to a sandbox over plain HTTP (so that no upgrade is offered there).
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
     * @param deadline of each call that has none of its own, from its start to the last byte of the answer; the
     * protocol's default is 30 s
     * @param nanoTime a monotonic clock in nanoseconds
     * @throws IllegalStateException if the Java runtime is set up to log or to resend requests; the message says how to
     * mend it
     */
    public Http(Duration deadline, CallObserver observer, LongSupplier nanoTime) {
        this(deadline, observer, nanoTime, null);
    }

    /** As above, with other certificate authorities than the Java runtime's. */
    Http(Duration deadline, CallObserver observer, LongSupplier nanoTime, @Nullable SSLContext authorities) {
        RuntimeSettings.settle();
        this.deadline = deadline;
        this.observer = observer;
        this.nanoTime = nanoTime;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .version(HttpClient.Version.HTTP_2)
                .connectTimeout(connectTimeout(deadline))
                .executor(threads);
        client = (authorities == null ? builder : builder.sslContext(authorities)).build();
    }

    /** Half the deadline at most, so that "not even connected" is known before the deadline makes a doubt of it. */
    private static Duration connectTimeout(Duration deadline) {
        Duration half = deadline.dividedBy(2);
        return half.compareTo(CONNECT_MAX) < 0 ? half : CONNECT_MAX;
    }

    /** A vendor at an address, whose way of saying no is known. */
    public Endpoint at(BaseUrl base, Dialect dialect) {
        return new Endpoint(this, base, dialect);
    }

    /** Sends a request once and hands the answer, of whatever status, to a reading. */
    <T> Reply<T> send(BaseUrl base, Request request, Function<Response, Reply<T>> reading) {
        Exchange exchange = new Exchange(request, request.deadline == null ? deadline : request.deadline, nanoTime);
        Reply<T> reply = exchange.run(client, base.resolve(request.target), reading);
        observer.ended(exchange.ended(reply));
        return reply;
    }

    /** Ends what is under way and closes the connections. */
    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
