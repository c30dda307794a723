package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.Vendor;
import dev.keyrota.sandbox.fault.ArmedFault;
import dev.keyrota.sandbox.fault.Delivery;
import dev.keyrota.sandbox.mail.MailVendor;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.WorldVendor;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The vendors' ports, by the vendors' names. */
final class Vendors implements AutoCloseable {

    private final Simulation simulation;
    private final Duration latency;
    private final Pause waiting = new Pause();
    private final Map<String, Port> ports = new LinkedHashMap<>();

    Vendors(Simulation simulation, Duration latency) {
        this.simulation = simulation;
        this.latency = latency;
    }

    /** Opens a port for {@code vendor}, whose state is that part of a world: this number, or a free one for 0. */
    <S> void open(Vendor<S> vendor, Function<World, S> part, int number) {
        ports.put(vendor.name(), new HttpPort(number, serving(new WorldVendor<>(vendor, part))));
    }

    /** Opens a port that takes mail: this number, or a free one for 0. */
    void openMail(int number) {
        MailVendor mail = new MailVendor();
        ports.put(mail.name(), new SmtpPort(number, serving(new WorldVendor<>(mail, Function.identity()))));
    }

    /** The addresses by name, in the order they were opened. */
    Map<String, URI> urls() {
        Map<String, URI> urls = new LinkedHashMap<>();
        ports.forEach((name, port) -> urls.put(name, port.url()));
        return urls;
    }

    /** Arms faults; a port that is to be down at once is when this returns. */
    void arm(List<ArmedFault> faults) {
        simulation.arm(faults);
        shutWhatIsDown();
    }

    /** Disarms all faults; what was down is up again when this returns. */
    void disarm() {
        simulation.disarm();
        ports.values().forEach(Port::reopen);
    }

    /** Everything is as it was at the start. */
    void reset() {
        simulation.reset();
        ports.values().forEach(Port::reopen);
    }

    @Override
    public void close() {
        waiting.cut();
        ports.values().forEach(Port::close);
    }

    private Function<Call, Delivery> serving(WorldVendor<?> vendor) {
        return call -> {
            if (!waiting.passes(latency)) {
                return new Delivery.Hangup();
            }
            Delivery delivery = simulation.handle(vendor, call);
            shutWhatIsDown();
            return delivery;
        };
    }

    private void shutWhatIsDown() {
        for (ArmedFault fault : simulation.takeDown()) {
            ports.forEach((name, port) -> {
                if (fault.concerns(name)) {
                    port.shut(Duration.ofSeconds(fault.times()));
                }
            });
        }
    }
}
