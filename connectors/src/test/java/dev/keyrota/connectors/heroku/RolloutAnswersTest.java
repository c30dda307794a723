package dev.keyrota.connectors.heroku;

import static dev.keyrota.connectors.Replies.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.CallObserver;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.connectors.http.RawServer;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of releases and dynos that a sandbox would not show. */
class RolloutAnswersTest {
    private static final Secret KEY = Secret.ofText("HRKU-AAsandbox-the-acting-key");
    private static final String DATE = "Content-Type: application/json\r\nDate: Wed, 01 Jul 2026 09:00:00 GMT\r\n";
    private static final String RELEASE = """
            {"app":{"id":"a-1","name":"api"},"created_at":"2026-07-01T08:59:00Z","current":true,"status":"succeeded","version":7}""";
    private static final String DYNO = """
            {"app":{"id":"a-1","name":"api"},"id":"d-1","state":"up","release":{"id":"r-1","version":7}}""";

    private final Http http = new Http(Duration.ofSeconds(5), CallObserver.NONE, System::nanoTime);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_rollout_is_read_with_its_age() {
        assertThat(answered(rollout("[" + DYNO + "]", "[" + RELEASE + "]")))
                .isEqualTo(new Store.Rollout("7", Store.Rollout.Status.SUCCEEDED, true, 1, 0, Duration.ofMinutes(1)));
    }

    @Test
    void a_release_of_a_later_time_than_the_answer_has_no_negative_age() {
        String later = RELEASE.replace("08:59", "09:01");
        assertThat(answered(rollout("[]", "[" + later + "]")).age()).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"up, 1", "starting, 1", "idle, 1", "a-new-word, 1", "crashed, 0", "down, 0"})
    void a_dyno_of_an_older_release_counts_unless_it_certainly_runs_nothing(String state, int older) {
        String dyno = DYNO.replace("\"up\"", "\"" + state + "\"").replace(":7", ":6");
        Store.Rollout rollout = answered(rollout("[" + dyno + "]", "[" + RELEASE + "]"));
        assertThat(rollout.older()).isEqualTo(older);
        assertThat(rollout.isComplete()).isEqualTo(older == 0);
    }

    @Test
    void a_dyno_of_a_release_that_came_after_is_not_older() {
        assertThat(answered(rollout("[" + DYNO.replace(":7", ":8") + "]", "[" + RELEASE + "]"))
                        .older())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\":\"succeeded\" -> \"status\":\"expired\"",
                "\"status\":\"succeeded\" -> \"status\":null",
                "\"current\":true, -> ",
                "\"current\":true -> \"current\":\"true\"",
                "\"version\":7 -> \"version\":0",
                "\"version\":7 -> \"version\":\"7\"",
                "\"version\":7 -> \"version\":4294967296",
                "2026-07-01T08:59:00Z -> yesterday",
                "\"name\":\"api\" -> \"name\":\"other\"",
                "\"app\" -> \"application\""
            })
    void a_release_of_another_form_is_unreadable(String change) {
        String[] parts = change.split(" -> ", -1);
        String release = RELEASE.replace(parts[0], parts[1]);
        assertThat(release).isNotEqualTo(RELEASE);
        assertThat(rollout("[]", "[" + release + "]")).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"state\":\"up\" -> \"state\":null",
                "\"version\":7 -> \"version\":-1",
                "\"id\":\"d-1\", -> ",
                "\"release\" -> \"slug\"",
                "\"name\":\"api\" -> \"name\":\"other\""
            })
    void a_dyno_of_another_form_is_unreadable(String change) {
        String[] parts = change.split(" -> ", -1);
        String dyno = DYNO.replace(parts[0], parts[1]);
        assertThat(dyno).isNotEqualTo(DYNO);
        assertThat(rollout("[" + dyno + "]", "[" + RELEASE + "]")).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null", "[%s,%s]"})
    void the_newest_release_is_one(String answer) {
        assertThat(rollout("[]", answer.formatted(RELEASE, RELEASE))).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    @Test
    void the_same_dyno_twice_is_unreadable() {
        assertThat(rollout("[" + DYNO + "," + DYNO + "]", "[" + RELEASE + "]"))
                .isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    private Reply<Store.Rollout> rollout(String dynos, String releases) {
        try (RawServer server = new RawServer(peer -> {
            peer.request();
            peer.say(RawServer.answer(200, DATE, dynos));
            peer.request();
            peer.say(RawServer.answer(206, DATE + "Next-Range: version ]7..; max=1,order=desc\r\n", releases));
        })) {
            return new ConfigVarStore(
                            new StoreId("app"),
                            http,
                            BaseUrl.of(server.url(), true),
                            "api",
                            "HEROKU_API_KEY",
                            () -> KEY)
                    .rollout();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
