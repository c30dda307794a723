package dev.keyrota.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.SandboxClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The Platform API as real clients use it. */
class HerokuServerTest {

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(new SandboxClock(Instant.EPOCH)));
    private final Client client = new Client(sandbox);

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void the_account_is_the_owners_and_every_answer_carries_the_sandboxs_time_and_the_quota() throws Exception {
        HttpResponse<String> answer = client.heroku(client.vaultToken(), "GET", "/account", "", "Request-Id", "a,b");

        assertThat(Client.json(answer).path("email").asString()).isEqualTo("kris@moosequest.net");
        assertThat(answer.headers().firstValue("Date")).contains("Wed, 1 Jul 2026 09:00:00 GMT");
        assertThat(answer.headers().firstValue("RateLimit-Remaining")).contains("4499");
        assertThat(answer.headers().firstValue("Request-Id")).contains("a,b");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @Test
    void without_the_version_in_accept_it_answers_406() throws Exception {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(sandbox.heroku() + "/account"))
                .header("Authorization", "Bearer " + client.vaultToken())
                .build());

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(Client.json(answer).path("id").asString()).isEqualTo("not_acceptable");
    }

    @Test
    void basic_authentication_with_the_token_as_password_is_taken() throws Exception {
        String basic = Base64.getEncoder().encodeToString((":" + client.vaultToken()).getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(sandbox.heroku() + "/account"))
                .header("Accept", Client.ACCEPT)
                .header("Authorization", "Basic " + basic)
                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void no_token_and_a_wrong_one_are_answered_401_as_heroku_words_it() throws Exception {
        assertThat(client.heroku("nonsense", "GET", "/account", "").body())
                .isEqualTo("{\"id\":\"unauthorized\",\"message\":\"Invalid credentials provided.\"}");
        assertThat(client.heroku("nonsense", "GET", "/account/rate-limits", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_list_is_paged_by_range_until_no_next_range_is_left() throws Exception {
        List<String> ids = new ArrayList<>();
        List<Integer> statuses = new ArrayList<>();
        Optional<String> range = Optional.of("id ..; max=4");
        while (range.isPresent()) {
            HttpResponse<String> page =
                    client.heroku(client.vaultToken(), "GET", "/oauth/authorizations", "", "Range", range.get());
            Client.json(page).forEach(each -> ids.add(each.path("id").asString()));
            statuses.add(page.statusCode());
            range = page.headers().firstValue("Next-Range");
        }

        assertThat(statuses).containsExactly(206, 206, 200);
        assertThat(ids).hasSize(11).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_small_page_of_the_world_is_answered_without_being_asked_for() throws Exception {
        sandbox.look(world -> {
            world.heroku().policy(world.heroku().policy().withPageSize(10));
            return world;
        });

        HttpResponse<String> page = client.heroku("GET", "/oauth/authorizations", "");

        assertThat(page.statusCode()).isEqualTo(206);
        assertThat(Client.json(page)).hasSize(10);
        assertThat(page.headers().firstValue("Next-Range")).isPresent();
    }

    @Test
    void a_range_runs_backwards_too_and_an_impossible_one_is_416() throws Exception {
        String token = client.vaultToken();
        JsonNode down = Client.json(
                client.heroku(token, "GET", "/oauth/authorizations", "", "Range", "id ..; max=2,order=desc"));

        assertThat(down.valueStream().map(each -> each.path("id").asString().substring(0, 2)))
                .containsExactly("f4", "dc");
        assertThat(client.heroku(token, "GET", "/oauth/authorizations", "", "Range", "colour ..")
                        .statusCode())
                .isEqualTo(416);
    }

    @Test
    void an_authorization_lives_from_create_to_revoke_as_the_command_line_does_it() throws Exception {
        HttpResponse<String> created = client.heroku(
                "POST",
                "/oauth/authorizations",
                "{\"description\":\"X\",\"expires_in\":\"3600\",\"scope\":[\"global\"]}");
        String path = "/oauth/authorizations/" + Client.json(created).path("id").asString();

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(Client.json(created).path("access_token").path("expires_in").asInt())
                .isEqualTo(3600);
        assertThat(Client.json(client.heroku("PATCH", path, "{\"description\":\"Y\"}"))
                        .path("description")
                        .asString())
                .isEqualTo("Y");
        assertThat(Client.json(client.heroku("POST", path + "/actions/regenerate-tokens", ""))
                        .path("access_token"))
                .isNotEqualTo(Client.json(created).path("access_token"));
        assertThat(Client.json(client.heroku("DELETE", path, ""))
                        .path("description")
                        .asString())
                .isEqualTo("Y");
        assertThat(client.heroku("GET", path, "").body()).isEqualTo("""
                        {"resource":"authorization","id":"not_found","message":"Couldn't find that OAuth authorization."}""");
    }

    @Test
    void an_empty_body_makes_a_global_authorization_and_nonsense_makes_none() throws Exception {
        assertThat(Client.json(client.heroku("POST", "/oauth/authorizations", "{}"))
                        .path("scope")
                        .path(0)
                        .asString())
                .isEqualTo("global");
        assertThat(client.heroku("POST", "/oauth/authorizations", "not json").statusCode())
                .isEqualTo(400);
        assertThat(client.heroku("POST", "/oauth/authorizations", "{\"scope\":\"global\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(client.heroku("POST", "/oauth/authorizations", "{\"scope\":[\"all\"]}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_config_var_is_written_with_a_release_and_dynos_that_run_it() throws Exception {
        JsonNode vars = Client.json(client.heroku(
                "PATCH", "/apps/console-prod/config-vars", "{\"HEROKU_API_KEY\":\"v\",\"APP_ENV\":null}"));

        assertThat(vars.toString()).isEqualTo("{\"HEROKU_API_KEY\":\"v\"}");
        JsonNode release = Client.json(client.heroku(
                client.vaultToken(),
                "GET",
                "/apps/console-prod/releases",
                "",
                "Range",
                "version ..; max=1,order=desc"));
        assertThat(release.path(0).path("current").asBoolean()).isTrue();
        assertThat(release.path(0).path("description").asString()).contains("HEROKU_API_KEY");
        assertThat(Client.json(client.heroku("GET", "/apps/console-prod/dynos", "")))
                .hasSize(2)
                .allSatisfy(dyno -> assertThat(dyno.path("release").path("id"))
                        .isEqualTo(release.path(0).path("id")));
    }

    @Test
    void both_lists_of_apps_and_the_free_rate_limit_are_served() throws Exception {
        assertThat(Client.json(client.heroku("GET", "/apps", ""))).hasSize(4);
        assertThat(Client.json(client.heroku("GET", "/users/~/apps", ""))).hasSize(4);
        assertThat(Client.json(client.heroku("GET", "/account/rate-limits", ""))
                        .path("remaining")
                        .asInt())
                .isEqualTo(4498);
        assertThat(client.heroku("GET", "/nowhere", "").statusCode()).isEqualTo(404);
    }

    @Test
    void latency_is_waited_for_on_each_call() throws IOException, InterruptedException {
        try (Sandbox slow = Sandbox.start(
                        SandboxOptions.defaults(new SandboxClock(Instant.EPOCH)).withLatency(Duration.ofMillis(150)));
                Client patient = new Client(slow)) {
            long start = System.nanoTime();
            patient.heroku("GET", "/account", "");

            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(150_000_000);
        }
    }

    @Test
    void particleboard_answers_nothing_to_everything() throws Exception {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(sandbox.urls().get("particleboard") + "/account"))
                        .POST(BodyPublishers.noBody())
                        .build());

        assertThat(answer.body()).isEqualTo("{}");
    }
}
