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
 * @param ports where the vendors listen
 */
public record SandboxOptions(
        InstantSource pace,
        long seed,
        String world,
        @Nullable Instant asOf,
        Duration latency,
        @Nullable Path configOut,
        Ports ports) {

    /** The seed where none is given. */
    public static final long DEFAULT_SEED = 1;

    /** The vendors' ports, 0 for one that is free. */
    public record Ports(int heroku, int infisical, int github, int slack, int smtp) {

        /** Free ones. */
        public static final Ports FREE = new Ports(0, 0, 0, 0, 0);
    }

    /** The default world and seed, no latency, free ports, no configuration written. */
    public static SandboxOptions defaults(InstantSource pace) {
        return new SandboxOptions(pace, DEFAULT_SEED, Worlds.DEFAULT, null, Duration.ZERO, null, Ports.FREE);
    }

    public SandboxOptions withSeed(long drawnFrom) {
        return new SandboxOptions(pace, drawnFrom, world, asOf, latency, configOut, ports);
    }

    public SandboxOptions withWorld(String nameOrFile) {
        return new SandboxOptions(pace, seed, nameOrFile, asOf, latency, configOut, ports);
    }

    public SandboxOptions withAsOf(@Nullable Instant time) {
        return new SandboxOptions(pace, seed, world, time, latency, configOut, ports);
    }

    public SandboxOptions withLatency(Duration wait) {
        return new SandboxOptions(pace, seed, world, asOf, wait, configOut, ports);
    }

    public SandboxOptions withConfigOut(@Nullable Path file) {
        return new SandboxOptions(pace, seed, world, asOf, latency, file, ports);
    }

    public SandboxOptions withPorts(Ports given) {
        return new SandboxOptions(pace, seed, world, asOf, latency, configOut, given);
    }
}
