package dev.keyrota.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.fault.Delivery;
import dev.keyrota.sandbox.heroku.HerokuVendor;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.WorldVendor;
import dev.keyrota.sandbox.worlds.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the control server is asked: an answer below 500 to each, and the vendors answer after it as before. */
public final class ControlTarget implements Target {
    private final World world = Worlds.load(Worlds.DEFAULT, 1);

    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                "GET /state\n",
                "GET /requests\n",
                "GET /faults\n",
                "POST /faults\n\n{\"call\":\"heroku.account\",\"fault\":\"status:503\",\"after\":0,\"times\":2}",
                "POST /faults\n\n[{\"call\":\"heroku.*\",\"fault\":\"late:PT2S\"},{\"call\":\"github.*\",\"fault\":\"rate-limit:7\"}]",
                "POST /faults\n\n{\"call\":\"heroku.account\",\"fault\":\"late:9223372036854775807s\"}",
                "POST /faults\n\n{\"call\":\"*\",\"fault\":\"mask:SUFFIX\",\"after\":1e99}",
                "DELETE /faults\n",
                "GET /clock\n",
                "POST /clock\n\n{\"advance\":\"PT1H\"}",
                "POST /clock\n\n{\"set\":\"2026-07-02T00:00:00Z\"}",
                "POST /clock\n\n{\"advance\":\"PT2562047788015215H\"}",
                "POST /clock\n\n{\"set\":\"+1000000000-12-31T23:59:59Z\"}",
                "POST /world\n\n{\"store\":\"vault\",\"set\":\"foreign\"}",
                "POST /world\n\n{\"revoke\":\"nobody\"}",
                "POST /world\n\n{\"authorize\":{\"description\":\"d\",\"scope\":[\"global\"]}}",
                "POST /world\n\n{\"authorize\":{\"description\":\"d\",\"scope\":[{}]}}",
                "POST /world\n\n{\"app\":\"api-prod\",\"restart\":\"PT2562047788015215H\"}",
                "POST /world\n\n{\"app\":\"api-prod\",\"roll-back\":[]}",
                "POST /reset\n",
                "GET /%zz\n",
                "POST /clock\n\nnull",
                "POST /clock\n\n");
    }

    @Override
    public List<String> words() {
        return List.of(
                "POST /faults\n\n",
                "POST /clock\n\n",
                "POST /world\n\n",
                "\"advance\":",
                "\"set\":",
                "\"after\":",
                "\"times\":",
                "\"store\":",
                "\"keep\":\"web.1\"",
                "\"releases\":\"failed\"",
                "\"app\":\"api-prod\"",
                "heroku.account",
                "down",
                "lie",
                "PT2562047788015215H",
                "+1000000000-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z");
    }

    @Override
    public void read(byte[] input) {
        Simulation simulation = new Simulation(world, () -> Instant.EPOCH, _ -> {});
        ControlApi control = new ControlApi(simulation, new Vendors(simulation, Duration.ZERO));
        assertThat(status(control.serve(Calls.call(input)))).isBetween(200, 499);
        simulation.disarm();
        WorldVendor<?> heroku = new WorldVendor<>(new HerokuVendor(), World::heroku);
        Call account = new Call(
                "GET",
                "/account",
                Map.of(),
                Map.of("accept", List.of("application/vnd.heroku+json; version=3")),
                new byte[0]);
        assertThat(status(simulation.handle(heroku, account))).isEqualTo(401);
        assertThat(status(control.serve(Calls.call(Seeds.of("GET /state").getFirst()))))
                .isEqualTo(200);
    }

    private static int status(Delivery delivery) {
        return delivery instanceof Delivery.Whole(var answer) ? answer.status() : 0;
    }
}
