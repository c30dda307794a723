package dev.keyrota.cli.demo;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.workbench.Surroundings;
import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The demonstration: five commands, and what the vendors say of it. */
public final class Demo {
    private static final String CREDENTIAL = "heroku-platform";

    private final Player player;
    private final Surroundings surroundings;
    private final boolean json;
    private final boolean keep;
    private final Duration start;

    /**
     * A demonstration.
     *
     * @param player runs each command of it
     * @param json whether its result is one JSON document, and nothing else is printed on standard output
     * @param keep whether the folder it works in stays
     */
    public Demo(Player player, Surroundings surroundings, boolean json, boolean keep) {
        this.player = player;
        this.surroundings = surroundings;
        this.json = json;
        this.keep = keep;
        this.start = surroundings.time().elapsed();
    }

    /** Runs it. */
    public Answer answer() throws IOException {
        Path folder = Files.createTempDirectory("keyrota-demo");
        Path file = folder.resolve("keyrota.yaml");
        try (Sandbox sandbox =
                Sandbox.start(SandboxOptions.defaults(surroundings.time()::wall).withConfigOut(file))) {
            Stage stage = new Stage(player, surroundings, file, json);
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            tell("Simulated Heroku, Infisical and GitHub on this machine, as they stood on 2026-07-01 at 09:00 UTC.");
            scene("What this machine remembers: nothing yet.", "status", document, stage, "status");
            scene(
                    "What a rotation would do, and what it finds before it touches anything.",
                    "plan",
                    document,
                    stage,
                    "plan",
                    CREDENTIAL);
            scene("The rotation, over HTTP.", "rotate", document, stage, "rotate", CREDENTIAL, "--yes");
            World world = World.seenThrough(sandbox.control());
            document.put("state", world.json());
            tell("");
            tell("What the vendors hold now, by the sandbox's control server:");
            world.text().forEach(this::tell);
            scene("The audit log, every fact chained to the one before.", "audit", document, stage, "audit", "verify");
            scene("What this machine remembers now.", "status_after", document, stage, "status");
            return ending(document, folder);
        } finally {
            if (!keep) {
                delete(folder);
            }
        }
    }

    private Answer ending(Map<String, @Nullable Object> document, Path folder) {
        Duration took = surroundings.time().elapsed().minus(start);
        document.put("elapsed", took);
        document.put("folder", keep ? folder.toString() : null);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Done in " + Words.span(took) + (keep ? "; everything is in " + folder : "; nothing is left behind")
                + ".");
        lines.add("Next: keyrota sandbox --config-out sandbox.yaml   the same world, to try things in");
        lines.add("      keyrota init                                a configuration of your own");
        return new Answer(ExitCode.DONE, document, lines);
    }

    private void scene(
            String heading, String key, Map<String, @Nullable Object> document, Stage stage, String... command) {
        tell("");
        tell("# " + heading);
        tell("$ keyrota " + String.join(" ", command));
        Stage.Played played = stage.play(command);
        if (played.exit() != ExitCode.DONE.code()) {
            throw Trouble.failed(
                    "demo_failed",
                    "`keyrota " + String.join(" ", command) + "` ended with " + played.exit() + ", which it should not",
                    "please report this; `keyrota demo --keep` keeps the folder");
        }
        document.put(key, played.document());
    }

    private void tell(String line) {
        if (!json) {
            surroundings.out().println(line);
            surroundings.out().flush();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
