package dev.keyrota.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.Logins;
import dev.keyrota.sandbox.fault.Delivery;
import dev.keyrota.sandbox.github.GitHubVendor;
import dev.keyrota.sandbox.heroku.HerokuVendor;
import dev.keyrota.sandbox.infisical.InfisicalVendor;
import dev.keyrota.sandbox.slack.SlackVendor;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.WorldVendor;
import dev.keyrota.sandbox.worlds.Worlds;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What a client sends to the simulated vendors: each of them answers, whoever the client is. */
public final class RequestsTarget implements Target {
    private static final List<WorldVendor<?>> VENDORS = List.of(
            new WorldVendor<>(new HerokuVendor(), World::heroku),
            new WorldVendor<>(new InfisicalVendor(), World::infisical),
            new WorldVendor<>(new GitHubVendor(), World::github),
            new WorldVendor<>(new SlackVendor(), Function.identity()));

    private static final String INFISICAL = new InfisicalVendor().name();

    private final World world = Worlds.load(Worlds.DEFAULT, 1);

    @Override
    public List<byte[]> seeds() {
        Logins logins = world.logins();
        String key = world.stores().stream()
                .flatMap(place -> world.held(place).stream())
                .findFirst()
                .orElseThrow()
                .value();
        String heroku = "\nAccept: application/vnd.heroku+json; version=3\nAuthorization: Bearer " + key;
        String github = "\nAccept: application/vnd.github+json\nAuthorization: Bearer " + logins.githubToken();
        String repository = "/repos/raxx-app/TradeMasterAPI";
        return Seeds.of(
                "GET /account" + heroku,
                "GET /oauth/authorizations" + heroku + "\nRange: id ..; max=2,order=desc",
                "POST /oauth/authorizations" + heroku
                        + "\n\n{\"description\":\"d\",\"scope\":[\"global\"],\"expires_in\":3600}",
                "POST /oauth/authorizations" + heroku
                        + "\n\n{\"description\":[],\"scope\":{},\"expires_in\":9223372036854775807}",
                "DELETE /oauth/authorizations/%zz" + heroku,
                "PATCH /apps/api-prod/config-vars" + heroku + "\n\n{\"A\":\"b\",\"C\":null}",
                "GET /apps/api-prod/releases" + heroku + "\nRange: version ..; max=1",
                "POST /api/v1/auth/universal-auth/login\n\n{\"clientId\":\"" + logins.clientId()
                        + "\",\"clientSecret\":\"" + logins.clientSecret() + "\"}",
                "GET /api/v4/secrets/HEROKU_API_KEY?projectId=p&environment=prod&secretPath=%2F&version=3\nAuthorization: Bearer a.b.c",
                "PATCH /api/v4/secrets/K\nAuthorization: Bearer e30.e30.e30\n\n{\"secretValue\":\"x\",\"secretMetadata\":[{\"key\":\"a\",\"value\":\"b\"}]}",
                "GET " + repository + "/actions/secrets/public-key" + github,
                "PUT " + repository + "/actions/secrets/A" + github
                        + "\n\n{\"encrypted_value\":\"AAAA\",\"key_id\":\"1\"}",
                "GET " + repository + "/actions/runs?per_page=100&page=2&status=queued&created=%3C2026-07-01T00:00:00Z"
                        + github,
                "POST " + repository + "/actions/workflows/keyrota-probe.yml/dispatches" + github
                        + "\n\n{\"ref\":\"main\",\"inputs\":{\"a\":1}}",
                "GET /logs/1?sig=x&se=9223372036854775807",
                "POST /app/installations/1/access_tokens\nAuthorization: Bearer eyJhbGciOiJSUzI1NiJ9.e30.AA\n\n{}",
                "POST /hook\n\n{\"text\":\"x\"}");
    }

    @Override
    public List<String> words() {
        return List.of(
                "Authorization: Bearer ",
                "Range: id ]",
                "..; max=",
                ",order=desc",
                "per_page=0",
                "page=99999999999",
                "created=>=",
                "\"expires_in\":-1",
                "%2F",
                "%",
                "GET ",
                "POST ",
                "PUT ",
                "DELETE ",
                "PATCH ",
                "version=",
                "e30.e30.e30",
                "key_id");
    }

    @Override
    public void read(byte[] input) {
        Call call = Calls.call(input);
        for (WorldVendor<?> vendor : VENDORS) {
            Simulation simulation = new Simulation(world, () -> Instant.EPOCH, _ -> {});
            Delivery delivery = simulation.handle(vendor, call);
            assertThat(delivery).isInstanceOf(Delivery.Whole.class);
            // Infisical answers a body that it cannot read with 500.
            boolean mayFail = vendor.vendor().name().equals(INFISICAL);
            assertThat(((Delivery.Whole) delivery).answer().status()).isLessThan(mayFail ? 501 : 500);
        }
    }
}
