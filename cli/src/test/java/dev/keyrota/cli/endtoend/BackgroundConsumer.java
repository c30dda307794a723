package dev.keyrota.cli.endtoend;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.server.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What all this is for: something that keeps authenticating with what each place holds while it is being rotated. It watches the places
 * that let it in at the start, and a call that is refused later is a failure.
 *
 * <p>It takes a place's value and calls with it at once, as a job does. Where the value was replaced in between and the call was refused,
 * it takes the new value and calls again, once: that is told apart, and what is refused then is a failure too. So is a call that nobody
 * hears, unless the test itself takes the network away, and so is whatever else ends its watch.
 */
final class BackgroundConsumer {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(60)).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Slow enough to leave the account's allowance of calls to the rotation. */
    private static final Duration PACE = Duration.ofMillis(20);

    private final Sandbox sandbox;
    private final List<Place> places;
    private final Set<String> failures = new ConcurrentSkipListSet<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong again = new AtomicLong();
    private final AtomicLong unheard = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean alone;

    BackgroundConsumer(Sandbox sandbox) {
        this.sandbox = sandbox;
        places = sandbox.look(world -> Stream.concat(world.stores().stream(), world.others().stream())
                .filter(place -> world.held(place)
                        .filter(held -> world.heroku().opens(held.value()))
                        .isPresent())
                .toList());
        thread = Thread.ofPlatform().daemon().name("consumer").start(this::consume);
    }

    /** What was seen so far. */
    record Seen(long calls, long failed, long again, long unheard) {
        static final Seen NOTHING = new Seen(0, 0, 0, 0);

        Seen plus(Seen other) {
            return new Seen(calls + other.calls, failed + other.failed, again + other.again, unheard + other.unheard);
        }
    }

    Seen seen() {
        return new Seen(calls.get(), failed.get(), again.get(), unheard.get());
    }

    /** From now on the test takes the network away, and a call that nobody hears is no failure. */
    void leaveAlone() {
        alone = true;
    }

    /** At which places it was refused, and what else went wrong with it. */
    Set<String> failures() {
        return Set.copyOf(failures);
    }

    private void consume() {
        try {
            while (!closed) {
                for (Place place : places) {
                    authenticate(place);
                    Thread.sleep(PACE);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failures.add("its watch ended with " + e);
        }
    }

    private void authenticate(Place place) throws InterruptedException {
        String value = value(place);
        if (answered(value)) {
            return;
        }
        String newer = value(place);
        if (newer.equals(value) || !answered(newer)) {
            failed.incrementAndGet();
            failures.add(place.id());
        } else {
            again.incrementAndGet();
        }
    }

    private String value(Place place) {
        return sandbox.look(world -> world.held(place).map(Held::value).orElse(""));
    }

    /** Whether the issuer let it in, or could not be heard. */
    private boolean answered(String value) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.heroku() + "/account"))
                .timeout(TIMEOUT)
                .header("Accept", "application/vnd.heroku+json; version=3")
                .header("Authorization", "Bearer " + value)
                .build();
        try {
            int status =
                    CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            calls.incrementAndGet();
            return status == 200;
        } catch (IOException silence) {
            unheard.incrementAndGet();
            if (!alone) {
                failures.add("nobody heard it: " + silence);
            }
            return true;
        }
    }

    /** Ends it, after one more look at every place. */
    BackgroundConsumer ended() throws InterruptedException {
        closed = true;
        thread.join();
        for (Place place : places) {
            authenticate(place);
        }
        return this;
    }

    /** Ends it where nobody asks any more. */
    void leave() {
        closed = true;
        thread.interrupt();
    }
}
