package dev.keyrota.cli.workbench;

import dev.keyrota.cli.output.Trouble;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.Dialect;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.engine.Time;
import dev.keyrota.protocol.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a sandbox's control server, once, how far its clock is ahead of this machine's. */
final class WorldClock implements Supplier<Duration> {
    private final Http http;
    private final URI control;
    private final Time machine;
    private @Nullable Duration ahead;

    WorldClock(Http http, URI control, Time machine) {
        this.http = http;
        this.control = control;
        this.machine = machine;
    }

    @Override
    public synchronized Duration get() {
        if (ahead == null) {
            ahead = Duration.between(machine.wall(), ask());
        }
        return ahead;
    }

    private Instant ask() {
        Reply<Instant> reply = http.at(
                        BaseUrl.of(control.toString(), true), response -> Dialect.usual(response.status()))
                .json(
                        Request.get("control.clock", "clock"),
                        json -> json.at("as_of").instant());
        return switch (reply) {
            case Reply.Answered<Instant>(var now) -> now;
            case Reply.Refused<Instant> _, Reply.Unclear<Instant> _ ->
                throw Trouble.failed(
                        "sandbox_gone",
                        "the sandbox's control server at " + control
                                + " does not answer, so it is not known what time it is there; nothing was changed",
                        "start a sandbox again: keyrota sandbox --config-out FILE");
        };
    }
}
