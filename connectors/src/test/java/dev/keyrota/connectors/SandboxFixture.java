package dev.keyrota.connectors;

import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import dev.keyrota.sandbox.worlds.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A sandbox on sockets of its own, shared by the tests of a class; each of them begins with {@link #fresh} and finds the
 * world as it was at the start, and a client without connections.
 */
public final class SandboxFixture implements AutoCloseable {
    private static final Instant START = Instant.EPOCH;

    public final List<CallObserver.Call> calls = new CopyOnWriteArrayList<>();
    private final SandboxClock pace = new SandboxClock(START);
    private final Sandbox sandbox;
    private Http http = client();

    public SandboxFixture(String world) {
        sandbox = Sandbox.start(SandboxOptions.defaults(pace).withWorld(world));
    }

    /** Everything as it was at the start. */
    public void fresh() {
        try {
            HttpURLConnection reset = (HttpURLConnection)
                    sandbox.control().resolve("/reset").toURL().openConnection();
            reset.setRequestMethod("POST");
            reset.setDoOutput(true);
            reset.getOutputStream().close();
            if (reset.getResponseCode() >= 300) {
                throw new IllegalStateException("the sandbox was not reset");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.close();
        http = client();
        calls.clear();
    }

    private Http client() {
        return new Http(Duration.ofMillis(1200), calls::add, System::nanoTime);
    }

    /** The client of this test. */
    public Http http() {
        return http;
    }

    /** The address of a vendor. */
    public BaseUrl at(String vendor) {
        URI url = Objects.requireNonNull(sandbox.urls().get(vendor));
        return BaseUrl.of(url.toString(), true);
    }

    /** Looks at, or changes, the world behind the sockets. */
    public <T> T look(Function<World, T> look) {
        return sandbox.look(look);
    }

    /** Changes the world behind the sockets. */
    public void change(Consumer<World> change) {
        sandbox.look(world -> {
            change.accept(world);
            return world;
        });
    }

    /** The world's time goes on. */
    public void later(Duration time) {
        pace.advance(time);
    }

    /** The next call of that name goes wrong. */
    public void arm(String call, String fault) {
        sandbox.arm(call, fault, 0, 1);
    }

    /** No call goes wrong any more. */
    public void disarm() {
        sandbox.disarm();
    }

    /** The key that a place of the world holds. */
    public Secret held(String place) {
        return Secret.ofText(look(world ->
                world.held(world.place(place).orElseThrow()).orElseThrow().value()));
    }

    @Override
    public void close() {
        http.close();
        sandbox.close();
    }
}
