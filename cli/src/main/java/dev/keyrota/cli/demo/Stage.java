package dev.keyrota.cli.demo;

import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.workbench.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the program's own commands are played, without anything of the user's: neither variables nor configuration. */
final class Stage {
    private static final List<String> LOOKS = List.of("TERM", "NO_COLOR", "GITHUB_ACTIONS");

    private final Surroundings surroundings;
    private final Player player;
    private final Path configuration;
    private final boolean json;

    Stage(Player player, Surroundings surroundings, Path configuration, boolean json) {
        this.player = player;
        this.surroundings = surroundings;
        this.configuration = configuration;
        this.json = json;
    }

    /** @param document what it printed, as JSON; empty where it printed text */
    record Played(int exit, JsonDocument.Raw document) {}

    Played play(String... command) {
        List<String> words = new ArrayList<>(List.of("--config", configuration.toString()));
        words.addAll(List.of(command));
        if (!json) {
            return new Played(run(surroundings.out(), words), new JsonDocument.Raw(""));
        }
        words.addAll(List.of("-o", "json"));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int exit = run(new PrintStream(printed, true, StandardCharsets.UTF_8), words);
        return new Played(
                exit,
                new JsonDocument.Raw(printed.toString(StandardCharsets.UTF_8).strip()));
    }

    private int run(PrintStream out, List<String> words) {
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.keySet().retainAll(LOOKS);
        Surroundings own = new Surroundings(
                surroundings.in(),
                surroundings.hidden(),
                out,
                surroundings.err(),
                surroundings.terminals(),
                environment,
                surroundings.user(),
                surroundings.host(),
                surroundings.pid(),
                configuration.resolveSibling("user"),
                surroundings.time(),
                surroundings.chance());
        return player.play(own, words.toArray(String[]::new));
    }
}
