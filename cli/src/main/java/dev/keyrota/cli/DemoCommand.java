package dev.keyrota.cli;

import dev.keyrota.cli.demo.Demo;
import dev.keyrota.cli.output.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The first thing a newcomer runs. */
@Command(
        name = "demo",
        description = {
            "Starts simulated vendors, as they stood before the rotation of 2026-07-01, and rotates for real over HTTP.",
            "Needs no account, no network and no configuration, and leaves nothing behind."
        },
        footer = {"", "Example: keyrota demo", "         keyrota demo --keep"})
final class DemoCommand extends Verb {
    @Option(names = "--keep", description = "Keep the folder with the configuration and the journal, to look at them.")
    private boolean keep;

    DemoCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        return new Demo(
                        (surroundings, words) -> new Program(surroundings).run(words),
                        desk.surroundings(),
                        desk.printer().isJson(),
                        keep)
                .answer();
    }
}
