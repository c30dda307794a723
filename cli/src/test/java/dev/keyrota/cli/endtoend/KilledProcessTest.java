package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import dev.keyrota.sandbox.worlds.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code kill -9} of the real process after so many calls to the vendors: resuming ends whole, and twice is the same as once. */
class KilledProcessTest {
    private static final String OLD = "b1e6320e-9ce1-436b-82b2-7b6cf3372cd7";
    private static final int CALLS = 80;

    private final HttpClient client = HttpClient.newHttpClient();

    /** Every fourth call, so that each step is met; with {@code -Ddeep=true} every one. */
    static IntStream moments() {
        int step = Boolean.getBoolean("deep") ? 1 : 4;
        return IntStream.iterate(3, call -> call <= CALLS, call -> call + step);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void resumes_whole_after_a_kill(int calls, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("keyrota.yaml");
        SandboxOptions options = SandboxOptions.defaults(InstantSource.system())
                .withLatency(Duration.ofMillis(25))
                .withConfigOut(file);
        try (Sandbox sandbox = Sandbox.start(options)) {
            Keyrota keyrota = new Keyrota(folder, file, "");
            Keyrota.Started started = keyrota.start("rotate", "heroku-platform", "--yes", "-o", "json");
            awaitCalls(sandbox, calls, started.process());
            started.kill();

            Keyrota.Ended resumed = keyrota.run("resume", "-o", "json");
            if (resumed.out().contains("nothing_open")) {
                resumed = keyrota.run("rotate", "heroku-platform", "--yes", "-o", "json");
            }
            assertThat(resumed.exit()).as(resumed.err()).isZero();
            assertThat(resumed.out()).contains("\"outcome\":\"completed\"");
            String afterOnce = sandbox.look(KilledProcessTest::picture);
            assertThat(keyrota.run("resume", "-o", "json").exit()).isZero();
            assertThat(sandbox.look(KilledProcessTest::picture)).isEqualTo(afterOnce);
            assertThat(sandbox.look(KilledProcessTest::faults)).isEmpty();
            assertThat(keyrota.run("audit", "verify", "-o", "json").out()).contains("\"ok\":true");
        }
    }

    private void awaitCalls(Sandbox sandbox, int calls, Process process) throws IOException, InterruptedException {
        HttpRequest log = HttpRequest.newBuilder(URI.create(sandbox.control() + "/requests"))
                .build();
        while (process.isAlive()) {
            String answer =
                    client.send(log, HttpResponse.BodyHandlers.ofString()).body();
            if (answer.split("\"vendor\"", -1).length > calls) {
                return;
            }
            Thread.sleep(2);
        }
    }

    /** Who holds what and which authorizations live. */
    private static String picture(World world) {
        return live(world).map(Authorization::id).toList() + " "
                + world.stores().stream()
                        .map(place -> world.held(place).map(Held::value))
                        .toList();
    }

    private static List<String> faults(World world) {
        List<Authorization> ours = live(world)
                .filter(authorization -> authorization.description().startsWith("raxx-ci-rotation-"))
                .toList();
        Stream<String> old = live(world).filter(a -> a.id().equals(OLD)).map(_ -> "the old key lives");
        Stream<String> orphans = ours.size() == 1 ? Stream.of() : Stream.of(ours.size() + " of ours live");
        Stream<String> stores = world.stores().stream()
                .filter(place -> !holdsOneOf(world, place, ours))
                .map(place -> place.id() + " does not hold the new key");
        return Stream.of(old, orphans, stores).flatMap(each -> each).toList();
    }

    private static boolean holdsOneOf(World world, Place place, List<Authorization> ours) {
        String held = world.held(place).map(Held::value).orElse("");
        return ours.stream().anyMatch(authorization -> authorization.token().equals(held));
    }

    private static Stream<Authorization> live(World world) {
        return world.heroku().everyAuthorization().stream()
                .filter(authorization -> world.heroku().opens(authorization.token()));
    }
}
