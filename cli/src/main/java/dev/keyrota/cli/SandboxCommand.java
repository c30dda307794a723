package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import dev.keyrota.sandbox.worlds.Worlds;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulated vendors as servers. */
@Command(
        name = "sandbox",
        description = {
            "Starts simulated vendors on this machine, and a control server that shows and changes their world.",
            "Prints one JSON line of addresses when they are ready, and runs until it is interrupted."
        },
        footer = {
            "",
            "Example: keyrota sandbox --config-out sandbox.yaml",
            "and then, in another terminal:",
            "         keyrota --config sandbox.yaml rotate heroku-platform"
        })
final class SandboxCommand extends Verb {
    @Option(names = "--seed", paramLabel = "N", description = "What tokens and ids are drawn from; 1 by default.")
    private long seed = SandboxOptions.DEFAULT_SEED;

    @Option(
            names = "--world",
            paramLabel = "NAME|FILE",
            description = "The world to start in; session-drift by default: just before the rotation of 2026-07-01.")
    private String world = Worlds.DEFAULT;

    @Option(names = "--as-of", paramLabel = "TIME", description = "What the clock shows at first, RFC 3339.")
    private @Nullable Instant asOf;

    @Option(
            names = "--latency",
            paramLabel = "100ms",
            converter = SpanOption.class,
            description = "How long each call takes; none by default.")
    private Duration latency = Duration.ZERO;

    @Option(
            names = "--config-out",
            paramLabel = "FILE",
            description = "Write a configuration that points here, and beside it FILE.d with what it needs.")
    private @Nullable Path configOut;

    @Option(names = "--heroku-port", paramLabel = "P", description = "Its port on 127.0.0.1; a free one if left out.")
    private int herokuPort;

    @Option(names = "--infisical-port", paramLabel = "P", description = "Likewise.")
    private int infisicalPort;

    @Option(names = "--github-port", paramLabel = "P", description = "Likewise.")
    private int githubPort;

    @Option(names = "--slack-port", paramLabel = "P", description = "Likewise.")
    private int slackPort;

    @Option(names = "--smtp-port", paramLabel = "P", description = "Likewise.")
    private int smtpPort;

    SandboxCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() {
        try (Sandbox sandbox = started()) {
            desk.surroundings().out().println(sandbox.readyLine());
            desk.surroundings().out().flush();
            desk.screen().say("the sandbox is ready; Ctrl-C ends it");
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            desk.screen().say("the sandbox has ended");
        }
        return new Answer(ExitCode.INTERRUPTED, Map.of(), List.of());
    }

    private Sandbox started() {
        try {
            return Sandbox.start(SandboxOptions.defaults(desk.surroundings().time()::wall)
                    .withSeed(seed)
                    .withWorld(world)
                    .withAsOf(asOf)
                    .withLatency(latency)
                    .withConfigOut(configOut)
                    .withPorts(new SandboxOptions.Ports(herokuPort, infisicalPort, githubPort, slackPort, smtpPort)));
        } catch (IllegalArgumentException wrong) {
            throw Trouble.usage(String.valueOf(wrong.getMessage()), "keyrota sandbox --help");
        } catch (UncheckedIOException taken) {
            throw Trouble.failed(
                    "port_taken",
                    "the sandbox could not be started: " + taken.getMessage(),
                    "leave the port out for a free one");
        }
    }
}
