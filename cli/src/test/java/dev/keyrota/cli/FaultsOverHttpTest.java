package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every single fault of every call once more, through the real connectors and over HTTP, so that the classification of answers is
 * explored and not assumed. The program is resumed as a person would, and the world must end whole.
 */
class FaultsOverHttpTest {
    /** One scenario of how many is played where not all are asked for by {@code -Ddeep=true}. */
    private static final int SHARE = 12;

    private static final Set<String> DEEDS = Set.of(
            "heroku.authorizations.create", "heroku.authorizations.revoke", "infisical.write", "github.secret.put");
    private static final List<String> OF_ANY = List.of(
            "down",
            "refuse",
            "status:401",
            "status:403",
            "status:404",
            "status:422",
            "status:500",
            "rate-limit:1",
            "timeout",
            "garbage",
            "truncate");
    private static final List<String> OF_READS = List.of("stale");
    private static final List<String> OF_DEEDS = List.of("status-after:500", "timeout-after", "lie", "late:PT30S");

    @TempDir
    private Path folder;

    private final Map<String, Integer> endings = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();

    private record Scenario(String call, int occurrence, String fault) {}

    @Test
    void every_single_fault_over_http_ends_whole() throws Exception {
        List<Scenario> scenarios = scenarios();
        int share = Boolean.getBoolean("deep") ? 1 : SHARE;
        try (ExecutorService together = Executors.newFixedThreadPool(6)) {
            List<Future<?>> played = new ArrayList<>();
            for (int i = 0; i < scenarios.size(); i += share) {
                Scenario scenario = scenarios.get(i);
                played.add(together.submit(() -> play(scenario)));
            }
            for (Future<?> each : played) {
                each.get();
            }
            System.out.println("exploration: single faults over HTTP, of " + scenarios.size() + ": " + played.size()
                    + " scenarios, " + violations.size() + " violations, " + new TreeMap<>(endings));
        }
        assertThat(violations).isEmpty();
    }

    /** Every occurrence of every call of a run without faults, with every fault of its kind. */
    private List<Scenario> scenarios() throws IOException {
        Map<String, Integer> calls;
        try (Shell shell = shell()) {
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isZero();
            calls = shell.calls();
        }
        List<Scenario> scenarios = new ArrayList<>();
        calls.forEach((call, times) -> {
            List<String> further = DEEDS.contains(call) ? OF_DEEDS : OF_READS;
            List<String> faults =
                    Stream.concat(OF_ANY.stream(), further.stream()).toList();
            for (int i = 0; i < times; i++) {
                for (String fault : faults) {
                    scenarios.add(new Scenario(call, i, fault));
                }
            }
        });
        return scenarios;
    }

    private Shell shell() throws IOException {
        Shell shell = Shell.hasty(Files.createTempDirectory(folder, "shell"));
        // A call may be silent for a second, which is twenty of this clock: quiescence must be longer.
        shell.edit("quiescence: PT2S", "quiescence: PT60S");
        return shell;
    }

    private void play(Scenario scenario) {
        try (Shell shell = shell()) {
            Map<String, String> before = shell.sandbox().look(FaultsOverHttpTest::stores);
            shell.sandbox().arm(scenario.call(), scenario.fault(), scenario.occurrence(), 1);
            Shell.Result result = rotate(shell);
            endings.merge("exit " + result.exit(), 1, Integer::sum);
            String trouble = switch (result.exit()) {
                case 0 -> shell.sandbox().look(FaultsOverHttpTest::notReplaced);
                case 1 -> shell.sandbox().look(world -> notAsBefore(world, before));
                default -> "still open with exit " + result.exit() + ": " + result.out() + result.err();
            };
            if (!trouble.isEmpty()) {
                violations.add(scenario + ": " + trouble);
            }
        } catch (IOException broken) {
            violations.add(scenario + ": " + broken);
        }
    }

    /** As a person would: again and again, until it is done or undone. */
    private static Shell.Result rotate(Shell shell) {
        Shell.Result result = shell.run("rotate", "heroku-platform", "--yes", "-o", "json");
        for (int again = 0; again < 5 && result.exit() != 0; again++) {
            Shell.Result resumed = shell.run("resume", "-o", "json");
            if (resumed.out().contains("nothing_open")) {
                result = shell.run("rotate", "heroku-platform", "--yes", "-o", "json");
            } else if (result.exit() == 1 && resumed.exit() == 1) {
                return resumed;
            } else {
                result = resumed;
            }
        }
        return result;
    }

    private static Map<String, String> stores(World world) {
        Map<String, String> stores = new HashMap<>();
        world.stores()
                .forEach(place -> stores.put(
                        place.id(), world.held(place).map(Held::value).orElse("")));
        return stores;
    }

    private static String notReplaced(World world) {
        List<Authorization> ours = ours(world);
        if (ours.size() != 1) {
            return ours.size() + " of ours live";
        }
        boolean oldLives = live(world).anyMatch(each -> each.description().startsWith("raxx-automation"));
        boolean everywhere =
                stores(world).values().stream().allMatch(ours.getFirst().token()::equals);
        return (oldLives ? "the old key lives; " : "") + (everywhere ? "" : "a store does not hold the new key");
    }

    private static String notAsBefore(World world, Map<String, String> before) {
        return (ours(world).isEmpty() ? "" : "an orphan of ours lives; ")
                + (stores(world).equals(before) ? "" : "a store changed");
    }

    private static List<Authorization> ours(World world) {
        return live(world)
                .filter(authorization -> authorization.description().startsWith("raxx-ci-rotation-"))
                .toList();
    }

    private static Stream<Authorization> live(World world) {
        return world.heroku().everyAuthorization().stream()
                .filter(authorization -> world.heroku().opens(authorization.token()));
    }
}
