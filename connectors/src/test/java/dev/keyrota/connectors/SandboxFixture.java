package dev.keyrota.connectors;

import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.World;
import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A sandbox on sockets of its own, and a client for it. */
public final class SandboxFixture implements AutoCloseable {
    public final SandboxClock pace = new SandboxClock(Instant.EPOCH);
    public final List<CallObserver.Call> calls = new CopyOnWriteArrayList<>();
    public final Http http = new Http(Duration.ofMillis(1500), calls::add, System::nanoTime);
    private final Sandbox sandbox;

    public SandboxFixture(String world) {
        sandbox = Sandbox.start(SandboxOptions.defaults(pace).withWorld(world));
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
        return Secret.ofText(
                look(world -> world.held(place(world, place)).orElseThrow().value()));
    }

    private static Place place(World world, String id) {
        return world.place(id).orElseThrow();
    }

    @Override
    public void close() {
        http.close();
        sandbox.close();
    }
}
