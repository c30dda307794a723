package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.worlds.Worlds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is to be started.
 *
 * @param pace what moves the world's clock: as much time passes in the world as passes here between two looks. A source
 *     that stands still makes a clock that only the control server moves
 * @param seed what tokens and ids are drawn from
 * @param world the name of a world that ships, or a file
 * @param asOf what the clock shows at first, null for what the world says
 * @param latency how long each call waits before a vendor looks at it
 * @param configOut where to write a configuration that points here, null for nowhere
 * @param herokuPort and the other ports: 0 for one that is free
 */
public record SandboxOptions(
        InstantSource pace,
        long seed,
        String world,
        @Nullable Instant asOf,
        Duration latency,
        @Nullable Path configOut,
        int herokuPort,
        int infisicalPort,
        int githubPort,
        int slackPort,
        int smtpPort) {

    /** The seed where none is given. */
    public static final long DEFAULT_SEED = 1;

    /** The default world and seed, no latency, free ports, no configuration written. */
    public static SandboxOptions defaults(InstantSource pace) {
        return new SandboxOptions(pace, DEFAULT_SEED, Worlds.DEFAULT, null, Duration.ZERO, null, 0, 0, 0, 0, 0);
    }

    public SandboxOptions withSeed(long drawnFrom) {
        return new SandboxOptions(
                pace,
                drawnFrom,
                world,
                asOf,
                latency,
                configOut,
                herokuPort,
                infisicalPort,
                githubPort,
                slackPort,
                smtpPort);
    }

    public SandboxOptions withWorld(String nameOrFile) {
        return new SandboxOptions(
                pace,
                seed,
                nameOrFile,
                asOf,
                latency,
                configOut,
                herokuPort,
                infisicalPort,
                githubPort,
                slackPort,
                smtpPort);
    }

    public SandboxOptions withAsOf(@Nullable Instant time) {
        return new SandboxOptions(
                pace,
                seed,
                world,
                time,
                latency,
                configOut,
                herokuPort,
                infisicalPort,
                githubPort,
                slackPort,
                smtpPort);
    }

    public SandboxOptions withLatency(Duration wait) {
        return new SandboxOptions(
                pace, seed, world, asOf, wait, configOut, herokuPort, infisicalPort, githubPort, slackPort, smtpPort);
    }

    public SandboxOptions withConfigOut(@Nullable Path file) {
        return new SandboxOptions(
                pace, seed, world, asOf, latency, file, herokuPort, infisicalPort, githubPort, slackPort, smtpPort);
    }

    /** These ports, 0 for a free one. */
    public SandboxOptions withPorts(int heroku, int infisical, int github, int slack, int smtp) {
        return new SandboxOptions(pace, seed, world, asOf, latency, configOut, heroku, infisical, github, slack, smtp);
    }
}
