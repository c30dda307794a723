package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.fault.ArmedFault;
import dev.keyrota.sandbox.fault.Delivery;
import dev.keyrota.sandbox.github.GitHubVendor;
import dev.keyrota.sandbox.heroku.HerokuVendor;
import dev.keyrota.sandbox.infisical.InfisicalVendor;
import dev.keyrota.sandbox.slack.SlackVendor;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running sandbox: the simulated vendors on loopback ports, and the control server.
 *
 * <p>{@link #close} stops all servers; what {@code --config-out} wrote stays.
 */
public final class Sandbox implements AutoCloseable {

    /** Held here, because the logging system forgets a logger's level with the logger. Its start-up lines are not news. */
    private static final Logger SERVER_LOG = Logger.getLogger("io.helidon");

    private final Simulation simulation;
    private final Vendors vendors;
    private final Port particleboard;
    private final Port control;

    private Sandbox(Simulation simulation, Vendors vendors) {
        this.simulation = simulation;
        this.vendors = vendors;
        this.particleboard = new HttpPort(0, _ -> new Delivery.Whole(Answer.json(200, Map.of())));
        this.control = new HttpPort(0, new ControlApi(simulation, vendors)::serve);
    }

    /**
     * Starts the servers; when this returns they answer.
     *
     * @throws IllegalArgumentException with a sentence for the user where the world cannot be loaded
     * @throws PortTakenException where a port is taken; then no other stays open
     */
    public static Sandbox start(SandboxOptions options) {
        SERVER_LOG.setLevel(Level.WARNING);
        World world = Worlds.load(options.world(), options.seed(), options.asOf());
        Path configOut = options.configOut();
        if (configOut == null) {
            return started(options, world, _ -> {});
        }
        ConfigFile config = new ConfigFile(configOut);
        Sandbox sandbox = started(options, world, config.session());
        try {
            config.write(world, sandbox.urls());
        } catch (UncheckedIOException e) {
            sandbox.close();
            throw e;
        }
        return sandbox;
    }

    private static Sandbox started(SandboxOptions options, World world, Consumer<World> mirror) {
        Simulation simulation = new Simulation(world, options.pace(), mirror);
        Vendors vendors = new Vendors(simulation, options.latency());
        try {
            vendors.open(new HerokuVendor(), World::heroku, options.ports().heroku());
            vendors.open(
                    new InfisicalVendor(), World::infisical, options.ports().infisical());
            vendors.open(new GitHubVendor(), World::github, options.ports().github());
            vendors.open(new SlackVendor(), Function.identity(), options.ports().slack());
            vendors.openMail(options.ports().smtp());
        } catch (PortTakenException e) {
            vendors.close();
            throw e;
        }
        return new Sandbox(simulation, vendors);
    }

    /** Where the Platform API is. */
    public URI heroku() {
        return url("heroku");
    }

    /** Where Infisical is; its API begins below {@code /api}. */
    public URI infisical() {
        return url("infisical");
    }

    /** Where GitHub's REST API is, with and without {@code /api/v3}. */
    public URI github() {
        return url("github");
    }

    /** Where the control server is. */
    public URI control() {
        return url("control");
    }

    /** All addresses by name: the vendors, {@code particleboard} (which the heroku command line asks too), {@code control}. */
    public Map<String, URI> urls() {
        Map<String, URI> urls = new LinkedHashMap<>(vendors.urls());
        urls.put("particleboard", particleboard.url());
        urls.put("control", control.url());
        return urls;
    }

    /** The line that says that it is ready: one JSON object of all addresses. */
    public String readyLine() {
        return JsonMapper.shared().writeValueAsString(urls());
    }

    /** Looks at, or into, the world as it is now, while no call is served. */
    public <T> T look(Function<World, T> look) {
        return simulation.look(look);
    }

    /**
     * Arms a fault, as {@code POST /faults} does.
     *
     * @param after how many matching calls pass first
     * @param times how many it strikes then
     */
    public void arm(String call, String fault, int after, int times) {
        vendors.arm(List.of(ArmedFault.of(call, fault, after, times)));
    }

    /** Disarms all faults. */
    public void disarm() {
        vendors.disarm();
    }

    @Override
    public void close() {
        control.close();
        particleboard.close();
        vendors.close();
    }

    private URI url(String name) {
        URI url = urls().get(name);
        if (url == null) {
            throw new IllegalArgumentException("no server is called " + name);
        }
        return url;
    }
}
