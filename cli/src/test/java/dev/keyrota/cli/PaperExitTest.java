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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code keyrota manual} prints is done by a real bash, with the real curl, jq and gh, from every state that a crash can leave; then
 * the world is whole, and Keyrota, told as the paper says, agrees.
 */
class PaperExitTest {
    private static final int SHARE = Boolean.getBoolean("deep") ? 1 : 12;
    private static final String OLD = "b1e6320e-9ce1-436b-82b2-7b6cf3372cd7";
    private static final Pattern ROTATION = Pattern.compile("\"rotation\":\"([0-9a-f]{12})\"");
    private static final List<String> DEEDS = List.of(
            "heroku.authorizations.create", "infisical.write", "github.secret.put", "heroku.authorizations.revoke");
    private static final List<String> FAULTS = List.of("timeout", "timeout-after", "late:PT30S", "status-after:500");

    @TempDir
    private Path folder;

    private final Map<String, Integer> endings = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger states = new AtomicInteger();

    /**
     * A crash.
     *
     * @param asking at which asking for the time; 0 for the first after the call
     * @param call that is struck by a fault before the crash; empty for none
     * @param number of that call, beginning with 1
     */
    private record Crash(String world, int asking, String call, int number, String fault) {}

    @BeforeAll
    static void programs() {
        List<String> missing = PaperShell.missing();
        if (!missing.isEmpty()) {
            String words = "SKIPPED: the paper exit needs " + missing + ", which this machine lacks";
            System.err.println(words);
            Assumptions.abort(words);
        }
    }

    @Test
    void a_person_with_paper_makes_the_world_whole_after_every_crash() throws Exception {
        List<Crash> crashes = new ArrayList<>(crashes("clean"));
        crashes.addAll(crashes("config-vars"));
        try (ExecutorService together = Executors.newFixedThreadPool(3)) {
            List<Future<?>> played = new ArrayList<>();
            for (int i = 0; i < crashes.size(); i += SHARE) {
                Crash crash = crashes.get(i);
                boolean cutOff = i / SHARE % 3 == 1;
                played.add(together.submit(() -> play(crash, cutOff)));
            }
            for (Future<?> each : played) {
                each.get();
            }
        }
        System.out.println("proof: paper exits: " + states.get() + " states, " + violations.size() + " not whole (of "
                + crashes.size() + " crashes; " + new TreeMap<>(endings) + ")");
        assertThat(violations).isEmpty();
    }

    /** Every asking for the time of a run without faults, and every deed whose answer is lost. */
    private List<Crash> crashes(String world) throws IOException {
        int asked;
        Map<String, Integer> calls;
        MortalTime time = new MortalTime();
        try (Shell shell = shell(time, world)) {
            time.dieWhen(_ -> false);
            Shell.Result rotated = shell.run("rotate", "heroku-platform", "--yes");
            assertThat(rotated.exit()).as(rotated.toString()).isZero();
            asked = time.asked();
            calls = shell.calls();
        }
        List<Crash> crashes = new ArrayList<>();
        for (int i = 1; i <= asked; i++) {
            crashes.add(new Crash(world, i, "", 0, ""));
        }
        for (String deed : DEEDS) {
            for (int number = 1; number <= calls.getOrDefault(deed, 0); number++) {
                for (String fault : FAULTS) {
                    crashes.add(new Crash(world, 0, deed, number, fault));
                }
            }
        }
        return crashes;
    }

    private Shell shell(MortalTime time, String world) throws IOException {
        Shell shell = Shell.of(Files.createTempDirectory(folder, "shell"), time, world);
        shell.edit("quiescence: PT2S", "quiescence: PT10M");
        return shell;
    }

    private void play(Crash crash, boolean cutOff) {
        MortalTime time = new MortalTime();
        try (Shell shell = shell(time, crash.world())) {
            Map<String, String> before = shell.sandbox().look(PaperExitTest::stores);
            die(shell, time, crash);
            String trouble = follow(shell, before, cutOff);
            if (!trouble.isEmpty()) {
                violations.add(crash + (cutOff ? ", cut off: " : ": ") + trouble);
            }
        } catch (IOException | InterruptedException broken) {
            violations.add(crash + ": " + broken);
        }
    }

    private static void die(Shell shell, MortalTime time, Crash crash) {
        if (crash.call().isEmpty()) {
            time.dieWhen(asked -> asked == crash.asking());
        } else {
            shell.sandbox().arm(crash.call(), crash.fault(), crash.number() - 1, 1);
            time.dieWhen(_ -> calls(shell, crash.call()) >= crash.number());
        }
        shell.run("rotate", "heroku-platform", "--yes", "-o", "json");
        time.revive();
        shell.sandbox().disarm();
    }

    private static int calls(Shell shell, String call) {
        try {
            return shell.calls().getOrDefault(call, 0);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** @return what is not whole; empty if all is */
    private String follow(Shell shell, Map<String, String> before, boolean cutOff)
            throws IOException, InterruptedException {
        Shell.Result paper = shell.run("manual", "heroku-platform");
        Shell.Result json = shell.run("manual", "heroku-platform", "-o", "json");
        if (paper.exit() != 0 || !Canaries.in(paper.out() + json.out()).isEmpty()) {
            return "no paper, or one with a key: " + paper;
        }
        states.incrementAndGet();
        List<String> steps = PaperShell.steps(paper.out());
        PaperShell person = new PaperShell(
                Files.createTempDirectory(folder, "person"), shell.sandbox().control().toString());
        if (cutOff) {
            person.type(steps.subList(0, steps.size() * 2 / 3), "yes\n".repeat(9));
        }
        PaperShell.Done done = person.type(steps, "yes\n".repeat(9));
        if (done.exit() != 0) {
            return "exit " + done.exit() + ": " + PaperShell.end(done.out());
        }
        if (!Canaries.in(done.out() + person.given()).isEmpty()) {
            return "a key was shown: " + Canaries.in(done.out() + person.given());
        }
        boolean undone = json.out().contains("\"exit\":\"undo\"");
        String trouble = whole(shell, undone, before);
        return trouble.isEmpty() ? tell(shell, json.out(), undone, before) : trouble;
    }

    private static String whole(Shell shell, boolean undone, Map<String, String> before) {
        return shell.sandbox().look(world -> undone ? notAsBefore(world, before) : notReplaced(world));
    }

    /** Keyrota, told as the paper says. */
    private String tell(Shell shell, String json, boolean undone, Map<String, String> before) {
        Matcher rotation = ROTATION.matcher(json);
        if (!rotation.find()) {
            endings.merge("whole rotation by hand", 1, Integer::sum);
            String id = shell.sandbox().look(PaperExitTest::ours).getFirst().id();
            return shell.run("adopt", "heroku-platform", "--id", id).exit() == 0 ? "" : "not adopted";
        }
        Shell.Result told = shell.run(undone ? "abort" : "resume", rotation.group(1), "-o", "json");
        endings.merge((undone ? "undone, abort " : "forward, resume ") + told.exit(), 1, Integer::sum);
        return told.exit() == 0
                ? whole(shell, undone, before)
                : "Keyrota does not agree: exit " + told.exit() + " " + told.out() + told.err();
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
        boolean oldLives = live(world).anyMatch(each -> each.id().equals(OLD));
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
