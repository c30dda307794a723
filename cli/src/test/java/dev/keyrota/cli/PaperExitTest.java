package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code keyrota manual} prints is done by a real bash, with the real curl, jq and gh, from the states that crashes leave, every 64th or,
 * in the long run, each (a quarter of them may be over before they are struck); then the world is whole, and Keyrota, told as the paper says, agrees.
 */
class PaperExitTest {
    private static final int SHARE = Boolean.getBoolean("deep") ? 1 : 64;
    private static final Duration SETTLING = Duration.ofMillis(300);
    private static final Pattern ROTATION = Pattern.compile("\"rotation\":\"([0-9a-f]{12})\"");
    private static final Pattern EXIT = Pattern.compile("\"exit\":\"([a-z]+)\"");
    private static final List<String> DEEDS = List.of(
            "heroku.authorizations.create", "infisical.write", "github.secret.put", "heroku.authorizations.revoke");
    private static final List<String> FAULTS = List.of("timeout", "timeout-after", "late:PT30S", "status-after:500");

    @TempDir
    private Path folder;

    private final Map<String, Integer> endings = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger states = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();

    /**
     * A crash.
     *
     * @param of what crashed
     * @param asking at which asking for the time; 0 for the first after the call
     * @param call that is struck by a fault before the crash; empty for none
     * @param number of that call, beginning with 1
     */
    private record Crash(Rotation of, int asking, String call, int number, String fault) {
        /** Whether it is always looked at: a deed of an ordinary rotation that lands after the crash. */
        boolean isTelling() {
            return of.equals(ROTATIONS.getFirst()) && number == 1 && fault.startsWith("late");
        }
    }

    /** A rotation that is begun, and by which words. */
    private record Rotation(String world, List<String> words) {
        Rotation(String world, String... words) {
            this(world, List.of(words));
        }

        String[] command() {
            return words.toArray(String[]::new);
        }
    }

    private static final List<Rotation> ROTATIONS = List.of(
            new Rotation("clean", "rotate", "heroku-platform", "--yes"),
            new Rotation("config-vars", "rotate", "heroku-platform", "--yes"),
            new Rotation("clean", "rotate", "heroku-platform", "--yes", "--emergency"),
            new Rotation("clean", "revoke", "heroku-platform", "--confirm", "heroku-platform"));

    @BeforeAll
    static void programs() {
        PaperShell.mustBeHere();
    }

    @Test
    void a_person_with_paper_and_gh_makes_the_world_whole_after_a_crash() throws Exception {
        if (!PaperShell.hasGh()) {
            String words =
                    "SKIPPED: no gh on the path; a stand-in that does its calls by curl is used in the other test";
            System.err.println(words);
            Assumptions.abort(words);
        }
        play(true, SHARE);
    }

    @Test
    void a_person_with_paper_and_a_stand_in_for_gh_makes_the_world_whole_after_a_crash() throws Exception {
        play(false, PaperShell.hasGh() ? SHARE * 3 : SHARE);
    }

    private void play(boolean realGh, int share) throws Exception {
        List<Crash> crashes = new ArrayList<>();
        for (Rotation rotation : ROTATIONS) {
            crashes.addAll(crashes(rotation));
        }
        List<Callable<Object>> played = new ArrayList<>();
        for (int i = 0; i < crashes.size(); i++) {
            Crash crash = crashes.get(i);
            boolean cutOff = i / share % 3 == 1;
            if (i % share == 0 || (realGh && crash.isTelling())) {
                played.add(Executors.callable(() -> play(crash, cutOff, realGh)));
            }
        }
        try (ExecutorService together = Executors.newFixedThreadPool(3)) {
            for (Future<?> each : together.invokeAll(played)) {
                each.get();
            }
        }
        System.out.println("proof: paper exits: " + states.get() + " states, " + violations.size() + " not whole ("
                + (realGh ? "gh" : "a stand-in for gh") + "; of " + crashes.size() + " crashes, and " + missed
                + " did not strike; " + new TreeMap<>(endings) + ")");
        assertThat(violations).isEmpty();
        assertThat(states.get() + missed.get()).isEqualTo(played.size());
        assertThat(states.get()).as("crashes that struck").isGreaterThan(played.size() * 3 / 4);
    }

    /** Every asking for the time of a run without faults, and every deed whose answer is lost. */
    private List<Crash> crashes(Rotation rotation) throws IOException {
        int asked;
        Map<String, Integer> calls;
        MortalTime time = new MortalTime();
        try (Shell shell = shell(time, rotation.world())) {
            time.dieWhen(_ -> false);
            Shell.Result rotated = shell.run(rotation.command());
            assertThat(rotated.exit()).as(rotated.toString()).isZero();
            asked = time.asked();
            calls = shell.calls();
        }
        List<Crash> crashes = new ArrayList<>();
        for (int i = 1; i <= asked; i++) {
            crashes.add(new Crash(rotation, i, "", 0, ""));
        }
        for (String deed : DEEDS) {
            for (int number = 1; number <= calls.getOrDefault(deed, 0); number++) {
                for (String fault : FAULTS) {
                    crashes.add(new Crash(rotation, 0, deed, number, fault));
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

    private void play(Crash crash, boolean cutOff, boolean realGh) {
        MortalTime time = new MortalTime();
        try (Shell shell = shell(time, crash.of().world());
                StandInGh standIn =
                        realGh ? null : new StandInGh(shell.sandbox().github().toString())) {
            Map<String, String> before = shell.sandbox().look(Wholeness::stores);
            if (!dies(shell, time, crash)) {
                missed.incrementAndGet();
                return;
            }
            String trouble = follow(shell, before, cutOff, standIn);
            if (!trouble.isEmpty()) {
                violations.add(crash + (cutOff ? ", cut off: " : ": ") + trouble);
            }
        } catch (IOException | InterruptedException broken) {
            violations.add(crash + ": " + broken);
        }
    }

    /** Whether the process died, and did not end before it was to. */
    private static boolean dies(Shell shell, MortalTime time, Crash crash) {
        if (crash.call().isEmpty()) {
            time.dieWhen(asked -> asked == crash.asking());
        } else {
            shell.sandbox().arm(crash.call(), crash.fault(), crash.number() - 1, 1);
            time.dieWhen(_ -> calls(shell, crash.call()) >= crash.number());
        }
        shell.run(crash.of().command());
        boolean dead = time.isDead();
        time.revive();
        shell.sandbox().disarm();
        return dead;
    }

    private static int calls(Shell shell, String call) {
        try {
            return shell.calls().getOrDefault(call, 0);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** The calls so far, once what the dead process had sent already has arrived. */
    private static Map<String, Integer> settled(Shell shell) throws IOException, InterruptedException {
        Map<String, Integer> calls = shell.calls();
        Map<String, Integer> earlier;
        do {
            Thread.sleep(SETTLING);
            earlier = calls;
            calls = shell.calls();
        } while (!calls.equals(earlier));
        return calls;
    }

    /** What is not whole; empty if all is. */
    private String follow(Shell shell, Map<String, String> before, boolean cutOff, @Nullable StandInGh standIn)
            throws IOException, InterruptedException {
        Map<String, Integer> calls = settled(shell);
        Shell.Result paper = shell.run("manual", "heroku-platform");
        Shell.Result json = shell.run("manual", "heroku-platform", "-o", "json");
        assertThat(shell.calls()).isEqualTo(calls);
        if (paper.exit() != 0 || !Canaries.in(paper.out() + json.out()).isEmpty()) {
            return "no paper, or one with a key: " + paper;
        }
        states.incrementAndGet();
        List<String> steps = PaperShell.steps(paper.out());
        String answers = End.of(json.out()).answers();
        PaperShell person = new PaperShell(Files.createTempDirectory(folder, "person"), shell.sandbox(), standIn);
        if (cutOff) {
            person.type(steps.subList(0, steps.size() * 2 / 3), answers);
        }
        PaperShell.Done done = person.type(steps, answers);
        if (done.exit() != 0) {
            return "exit " + done.exit() + ": " + PaperShell.end(done.out());
        }
        Set<String> shown = new TreeSet<>(Canaries.in(done.out() + person.given()));
        if (!shown.isEmpty()) {
            return "a key was shown: " + shown;
        }
        End end = End.of(json.out());
        String trouble = end.missing(shell, before);
        return trouble.isEmpty() ? tell(shell, json.out(), end, before) : trouble;
    }

    /** What must be in the end. */
    private enum End {
        UNDO,
        FORWARD,
        REVOKE,
        WHOLE,
        NOTHING;

        static End of(String json) {
            Matcher exit = EXIT.matcher(json);
            assertThat(exit.find()).isTrue();
            return valueOf(exit.group(1).toUpperCase(Locale.ROOT));
        }

        /** What a person is asked, and no more: a question too many is not answered, and stops them. */
        String answers() {
            return switch (this) {
                case WHOLE, REVOKE -> "yes\n";
                case UNDO, FORWARD, NOTHING -> "";
            };
        }

        /** What is missing; empty if nothing is. */
        String missing(Shell shell, Map<String, String> before) {
            return shell.sandbox().look(world -> switch (this) {
                case UNDO -> Wholeness.notAsBefore(world, before);
                case FORWARD, WHOLE -> Wholeness.notReplaced(world);
                case REVOKE ->
                    Wholeness.oldLives(world)
                            ? "the old key lives"
                            : Wholeness.ours(world).isEmpty() ? "" : "a new key";
                case NOTHING -> "nothing was to be done";
            });
        }
    }

    /** Keyrota, told as the paper says. */
    private String tell(Shell shell, String json, End end, Map<String, String> before) {
        Matcher rotation = ROTATION.matcher(json);
        if (!rotation.find()) {
            endings.merge("whole rotation by hand", 1, Integer::sum);
            String id = shell.sandbox().look(Wholeness::ours).getFirst().id();
            return shell.run("adopt", "heroku-platform", "--id", id).exit() == 0 ? "" : "not adopted";
        }
        Shell.Result told = shell.run(end == End.UNDO ? "abort" : "resume", rotation.group(1), "-o", "json");
        endings.merge(end + ", then Keyrota " + told.exit(), 1, Integer::sum);
        return told.exit() == 0
                ? end.missing(shell, before)
                : "Keyrota does not agree: exit " + told.exit() + " " + told.out() + told.err();
    }
}
