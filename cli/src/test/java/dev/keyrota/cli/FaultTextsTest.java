package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.cli.canary.Forms;
import dev.keyrota.cli.canary.Net;
import dev.keyrota.cli.canary.Search;
import dev.keyrota.cli.canary.Secrets;
import dev.keyrota.cli.canary.Throwables;
import dev.keyrota.cli.canary.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each call of a rotation goes wrong in each way, and nothing that is said of it shows a secret: what is printed with {@code --verbose},
 * the JSON, what libraries log, the journal, and every exception that is made in this JVM, also those that nobody gets to see.
 */
class FaultTextsTest {
    private static final List<String> FAULTS =
            List.of("garbage", "truncate", "status:401", "status:403", "status:422", "status:500", "refuse", "timeout");

    private final Net net = new Forms().and(Traces.of(Secrets.ofShippedWorlds()));
    private final List<String> logged = new ArrayList<>();
    private final Set<Integer> exits = new ConcurrentSkipListSet<>();

    @TempDir
    private Path folder;

    /** One way a call goes wrong; with -Ddeep=true each way for each call; without, each call and each way at least once. */
    private record Scenario(String call, String fault) {}

    @Test
    void no_fault_makes_anything_say_a_secret() throws IOException {
        List<String> finds = new ArrayList<>();
        List<Scenario> scenarios = scenarios();
        Handler ear = listen();
        try (Throwables throwables = new Throwables()) {
            finds.addAll(printed(scenarios));
            List<String> made = throwables.made(folder);
            assertThat(made).as("exceptions were made").hasSizeGreaterThan(scenarios.size());
            made.forEach(text -> net.in(text).forEach(found -> finds.add("an exception says " + found.what())));
        } finally {
            Logger.getLogger("").removeHandler(ear);
        }
        logged.forEach(text -> net.in(text).forEach(found -> finds.add("a log says " + found.what())));
        new Search(net).below(folder).finds().forEach(finds::add);

        assertThat(finds).isEmpty();
        assertThat(exits).as("stops and ends of several kinds").hasSizeGreaterThan(1);
        System.out.println("leaks: " + scenarios.size()
                + " faults provoked, nothing printed, thrown, logged or written shows a secret");
    }

    /** Whole, cut, with words around it, twice: whatever is pasted is quoted by nothing. */
    @Test
    void what_a_person_hands_over_is_said_nowhere() throws IOException {
        String token = Secrets.planted();
        List<String> pasted = List.of(
                token,
                token.substring(1),
                token.substring(0, 40),
                "key: " + token,
                token + " " + token,
                "\"" + token + "\"");
        List<String> finds = new ArrayList<>();
        try (Throwables throwables = new Throwables();
                Shell byHand = new Shell(Files.createDirectory(folder.resolve("by-hand")), "clean");
                Shell dead = new Shell(Files.createDirectory(folder.resolve("dead")), "old-dead")) {
            byHand.edit("mode: programmatic", "mode: operator-assisted");
            byHand.run("rotate", "heroku-platform", "--yes");
            for (String each : pasted) {
                byHand.pipe(each + "\n");
                look(byHand.run("resume", "--verbose"), finds);
                dead.pipe(each + "\n");
                look(dead.run("rotate", "heroku-platform", "--yes", "--break-glass", "--authorized-by", "ada"), finds);
            }
            throwables
                    .made(folder)
                    .forEach(text -> net.in(text).forEach(found -> finds.add("an exception says " + found.what())));
        }
        finds.addAll(new Search(net).below(folder).finds());

        assertThat(finds).isEmpty();
    }

    private void look(Shell.Result result, List<String> finds) {
        assertThat(result.out() + result.err()).as("something was said").isNotBlank();
        net.in(result.out() + result.err()).forEach(found -> finds.add("printed " + found.what()));
    }

    @Test
    void the_control_an_exception_that_nobody_sees_is_found() throws IOException {
        String token = Secrets.planted();
        try (Throwables throwables = new Throwables()) {
            try {
                throw new IOException("bad header " + token);
            } catch (IOException _) {
                // Swallowed on purpose: the recorder has it.
            }
            assertThat(throwables.made(folder))
                    .anyMatch(text -> text.startsWith("java.io.IOException: bad header")
                            && !net.in(text).isEmpty());
        }
    }

    @Test
    void the_control_a_log_entry_and_a_printed_line_are_found() {
        String token = Secrets.planted();
        Handler ear = listen();
        Logger.getLogger("some.library").fine("header " + token.substring(20, 32));
        Logger.getLogger("").removeHandler(ear);

        assertThat(logged).anyMatch(text -> !net.in(text).isEmpty());
        assertThat(net.in(new Shell.Result(1, "", "error: " + token).err())).isNotEmpty();
        assertThat(net.in("{\"error\":{\"message\":\"" + token.substring(20, 32) + "\"}}"))
                .isNotEmpty();
    }

    /** Several side by side, since most of the time is waiting. */
    private List<String> printed(List<Scenario> scenarios) {
        Queue<String> finds = new ConcurrentLinkedQueue<>();
        try (ExecutorService together = Executors.newFixedThreadPool(6)) {
            for (Scenario scenario : scenarios) {
                together.execute(() -> {
                    try {
                        for (String said : play(scenario)) {
                            net.in(said).forEach(found -> finds.add(scenario + " printed " + found.what()));
                        }
                    } catch (IOException broken) {
                        finds.add(scenario + " could not be played: " + broken);
                    }
                });
            }
        }
        return List.copyOf(finds);
    }

    private Handler listen() {
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                Object[] parameters = entry.getParameters();
                synchronized (logged) {
                    logged.add(
                            entry.getMessage() + (parameters == null ? "" : List.of(parameters)) + entry.getThrown());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        ear.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(ear);
        Logger.getLogger("some.library").setLevel(Level.ALL);
        return ear;
    }

    private List<Scenario> scenarios() throws IOException {
        List<Scenario> all = new ArrayList<>();
        List<String> calls;
        try (Shell shell = shell()) {
            assertThat(shell.run("rotate", "heroku-platform", "--yes").exit()).isZero();
            calls = List.copyOf(shell.calls().keySet());
        }
        boolean deep = Boolean.getBoolean("deep");
        for (int call = 0; call < calls.size(); call++) {
            for (int fault = 0; fault < FAULTS.size(); fault++) {
                if (deep || (call + fault) % 4 == 0) {
                    all.add(new Scenario(calls.get(call), FAULTS.get(fault)));
                }
            }
        }
        return all;
    }

    /** What is printed when it is rotated and once resumed, with all that it can say. */
    private List<String> play(Scenario scenario) throws IOException {
        try (Shell shell = shell()) {
            shell.sandbox().arm(scenario.call(), scenario.fault(), 0, 3);
            Shell.Result text = shell.run("rotate", "heroku-platform", "--yes", "--verbose");
            Shell.Result json = shell.run("resume", "-o", "json", "--verbose");
            exits.add(text.exit());
            return List.of(text.out(), text.err(), json.out(), json.err());
        }
    }

    private Shell shell() throws IOException {
        Shell shell = Shell.hasty(Files.createTempDirectory(folder, "shell"));
        shell.edit("quiescence: PT2S", "quiescence: PT60S");
        return shell;
    }
}
