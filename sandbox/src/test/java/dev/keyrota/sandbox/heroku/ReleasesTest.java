package dev.keyrota.sandbox.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.worlds.World;
import dev.keyrota.sandbox.worlds.Worlds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Releases and dynos over the API, whatever becomes of a release. */
class ReleasesTest {

    private static final String APP = "console-prod";

    private final World world = Worlds.load("config-vars", 1);
    private final HerokuVendor heroku = new HerokuVendor();
    private final int before = app().newest().version();

    @Test
    void a_write_is_current_at_once_and_run_by_every_dyno_after_the_restart() {
        deploying(Deployment.AT_ONCE.withRestart(Duration.ofSeconds(8)));
        write("new");

        assertThat(words(newest())).isEqualTo("succeeded current");
        assertThat(run()).containsOnly(before);
        world.clock().advance(Duration.ofSeconds(8));
        assertThat(run()).containsOnly(before + 1).hasSize(2);
    }

    @Test
    void a_release_that_stays_pending_is_read_back_and_run_by_nobody() {
        deploying(Deployment.AT_ONCE.withPhase(null));
        write("new");
        world.clock().advance(Duration.ofDays(1));

        assertThat(readBack()).isEqualTo("new");
        assertThat(words(newest())).isEqualTo("pending");
        assertThat(run()).containsOnly(before);
    }

    @Test
    void a_release_command_that_ends_makes_its_release_current() {
        deploying(Deployment.AT_ONCE.withPhase(Duration.ofMinutes(3)));
        write("new");
        assertThat(words(newest())).isEqualTo("pending");

        world.clock().advance(Duration.ofMinutes(3));
        assertThat(words(newest())).isEqualTo("succeeded current");
        assertThat(run()).containsOnly(before + 1);
    }

    @Test
    void a_release_that_failed_is_read_back_and_run_by_nobody_and_the_next_carries_its_value() {
        deploying(Deployment.AT_ONCE.withSuccess(false));
        write("new");

        assertThat(readBack()).isEqualTo("new");
        assertThat(words(newest())).isEqualTo("failed");
        assertThat(run()).containsOnly(before);
        assertThat(get("/releases", "version ..; max=2,order=desc")
                        .path(1)
                        .path("current")
                        .asBoolean())
                .isTrue();

        deploying(Deployment.AT_ONCE);
        world.heroku().place(APP, "OTHER", "x");
        assertThat(app().dynosAt(world.clock().instant()))
                .allSatisfy(dyno -> assertThat(dyno.configVars()).containsEntry("HEROKU_API_KEY", "new"));
    }

    @Test
    void a_dyno_that_lingers_keeps_the_old_value_until_it_is_let_go() {
        world.heroku().put(app().keeping("web.1", world.clock().instant()));
        write("new");

        assertThat(run()).containsExactlyInAnyOrder(before, before + 1);
        world.heroku().put(app().letting("web.1"));
        assertThat(run()).containsOnly(before + 1);
    }

    @Test
    void a_dyno_that_somebody_started_by_hand_is_listed_beside_the_others() {
        world.heroku().put(app().keeping("run.4711", world.clock().instant()));

        assertThat(get("/dynos", "").valueStream().map(dyno -> dyno.path("type").asString()))
                .containsExactlyInAnyOrder("web", "worker", "run");
    }

    @Test
    void a_rollback_is_one_more_release_that_carries_the_old_value() {
        String old = readBack();
        write("new");
        world.heroku().rollBack(APP, before);

        assertThat(readBack()).isEqualTo(old);
        assertThat(newest().path("version").asInt()).isEqualTo(before + 2);
        assertThat(newest().path("description").asString()).isEqualTo("Rollback to v" + before);
        assertThat(run()).containsOnly(before + 2);
    }

    @Test
    void an_app_without_dynos_has_an_empty_list_of_them() {
        App app = app();
        world.heroku().put(new App(app.id(), app.owner(), APP, List.of(), app.deployment(), List.of(), app.releases()));

        assertThat(get("/dynos", "")).isEmpty();
    }

    /** Every key that the Platform API's schema has for them (definitions release and dyno, read 2026-11-23). */
    @Test
    void a_release_and_a_dyno_have_every_published_key() {
        assertThat(newest().propertyNames())
                .containsExactlyInAnyOrder(
                        "addon_plan_names",
                        "app",
                        "artifacts",
                        "created_at",
                        "current",
                        "description",
                        "eligible_for_rollback",
                        "id",
                        "output_stream_url",
                        "slug",
                        "status",
                        "updated_at",
                        "user",
                        "version");
        assertThat(get("/dynos", "").path(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "app",
                        "attach_url",
                        "command",
                        "created_at",
                        "id",
                        "name",
                        "release",
                        "size",
                        "state",
                        "type",
                        "updated_at");
    }

    private App app() {
        return world.heroku().app(APP).orElseThrow();
    }

    private void deploying(Deployment deployment) {
        world.heroku().put(app().deploying(deployment));
    }

    private void write(String value) {
        answer("PATCH", "/config-vars", "", "{\"HEROKU_API_KEY\":\"" + value + "\"}");
    }

    private String readBack() {
        return get("/config-vars", "").path("HEROKU_API_KEY").asString();
    }

    private JsonNode newest() {
        JsonNode page = get("/releases", "version ..; max=1,order=desc");
        assertThat(page).hasSize(1);
        return page.path(0);
    }

    private static String words(JsonNode release) {
        return release.path("status").asString() + (release.path("current").asBoolean() ? " current" : "");
    }

    /** The versions of the releases that dynos run. */
    private List<Integer> run() {
        return get("/dynos", "")
                .valueStream()
                .map(dyno -> dyno.path("release").path("version").asInt())
                .toList();
    }

    private JsonNode get(String path, String range) {
        return answer("GET", path, range, "");
    }

    private JsonNode answer(String method, String path, String range, String body) {
        String token =
                world.place("vault").flatMap(world::held).map(Held::value).orElseThrow();
        Map<String, List<String>> headers = Map.of(
                "accept", List.of("application/vnd.heroku+json; version=3"),
                "authorization", List.of("Bearer " + token),
                "range", List.of(range));
        Call call = new Call(method, "/apps/" + APP + path, Map.of(), headers, body.getBytes(StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(heroku.answer(world.heroku(), call).body());
    }
}
