package dev.keyrota.sandbox.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SeededIds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HerokuAccountTest {

    private final SandboxClock clock = new SandboxClock(Instant.parse("2026-07-01T09:00:00Z"));
    private final Profile kris = new Profile("u-1", "kris@moosequest.net", "Kris", clock.instant());
    private final Profile other = new Profile("u-2", "other@example.com", "Other", clock.instant());
    private final HerokuAccount heroku = new HerokuAccount(clock, new SeededIds(1), kris, other);
    private final String token =
            heroku.authorize(kris, "first", List.of("global")).token();

    @Test
    void a_new_authorization_is_listed_opens_the_account_and_is_dead_after_its_revocation() {
        ShownAuthorization made = value(heroku.create(token, "second", null, null));
        String second = String.valueOf(made.token());

        assertThat(value(heroku.list(token))).extracting(ShownAuthorization::id).contains(made.id());
        assertThat(value(heroku.account(second)).email()).isEqualTo("kris@moosequest.net");

        value(heroku.revoke(second, made.id()));

        assertThat(status(heroku.account(second))).isEqualTo(401);
        assertThat(status(heroku.info(token, made.id()))).isEqualTo(404);
        assertThat(status(heroku.revoke(token, made.id()))).isEqualTo(404);
        assertThat(value(heroku.list(token))).extracting(ShownAuthorization::id).doesNotContain(made.id());
    }

    @Test
    void an_authorization_without_scope_and_description_gets_herokus_own() {
        ShownAuthorization made = value(heroku.create(token, null, null, null));

        assertThat(made.scope()).containsExactly("global");
        assertThat(made.description()).isEqualTo("Long-lived user authorization");
        assertThat(made.expiresIn()).isNull();
    }

    @Test
    void what_expires_shows_the_seconds_that_remain_and_is_gone_when_they_are_over() {
        ShownAuthorization made = value(heroku.create(token, "short", null, Duration.ofHours(1)));
        clock.advance(Duration.ofMinutes(50));
        assertThat(value(heroku.info(token, made.id())).expiresIn()).isEqualTo(600);

        clock.advance(Duration.ofMinutes(10));
        assertThat(status(heroku.account(String.valueOf(made.token())))).isEqualTo(401);
        assertThat(status(heroku.info(token, made.id()))).isEqualTo(404);
    }

    @Test
    void regenerating_keeps_the_id_and_kills_the_old_token() {
        ShownAuthorization made = value(heroku.create(token, "x", null, null));
        ShownAuthorization again = value(heroku.regenerate(token, made.id()));

        assertThat(again.id()).isEqualTo(made.id());
        assertThat(status(heroku.account(String.valueOf(made.token())))).isEqualTo(401);
        assertThat(status(heroku.account(String.valueOf(again.token())))).isEqualTo(200);
        assertThat(heroku.knowing(String.valueOf(made.token())))
                .map(Authorization::id)
                .contains(made.id());
    }

    @Test
    void a_narrow_scope_passes_what_it_covers_and_nothing_else() {
        heroku.put(app());
        String identity = heroku.authorize(kris, "i", List.of("identity")).token();
        String read = heroku.authorize(kris, "r", List.of("read")).token();
        String readProtected =
                heroku.authorize(kris, "p", List.of("read-protected")).token();

        assertThat(List.of(status(heroku.account(identity)), status(heroku.apps(identity))))
                .containsExactly(200, 403);
        assertThat(List.of(status(heroku.account(read)), status(heroku.apps(read))))
                .containsExactly(403, 200);
        assertThat(status(heroku.configVars(read, "api"))).isEqualTo(403);
        assertThat(status(heroku.configVars(readProtected, "api"))).isEqualTo(200);
        assertThat(status(heroku.patchConfigVars(readProtected, "api", Map.of("A", "b"))))
                .isEqualTo(403);
        assertThat(status(heroku.list(readProtected))).isEqualTo(403);
    }

    @Test
    void a_key_of_another_account_authenticates_as_somebody_else_and_sees_nothing_of_ours() {
        heroku.put(app());
        String theirs = heroku.authorize(other, "theirs", List.of("global")).token();

        assertThat(value(heroku.account(theirs)).email()).isEqualTo("other@example.com");
        assertThat(value(heroku.list(theirs)))
                .extracting(ShownAuthorization::description)
                .containsExactly("theirs");
        assertThat(value(heroku.apps(theirs))).isEmpty();
        assertThat(heroku.everyAuthorization())
                .extracting(Authorization::description)
                .containsExactly("first");
    }

    @Test
    void a_token_looks_as_the_policy_says_but_is_whole_where_it_is_made() {
        heroku.policy(HerokuPolicy.USUAL.withListed(TokenDisplay.PREFIX_SUFFIX).withSingle(TokenDisplay.NULL));
        ShownAuthorization made = value(heroku.create(token, "x", null, null));

        assertThat(made.token()).hasSize(65);
        assertThat(value(heroku.list(token)))
                .extracting(ShownAuthorization::token)
                .allSatisfy(shown -> assertThat(shown).matches("HRKU-AA\\*{10}.{4}"));
        assertThat(value(heroku.info(token, made.id())).token()).isNull();
    }

    @Test
    void an_unknown_scope_and_a_lifetime_of_nothing_are_refused() {
        assertThat(status(heroku.create(token, "x", List.of("everything"), null)))
                .isEqualTo(422);
        assertThat(status(heroku.create(token, "x", null, Duration.ZERO))).isEqualTo(422);
        assertThat(heroku.everyAuthorization()).hasSize(1);
    }

    @Test
    void a_changed_config_var_makes_a_release_and_restarts_the_dynos_with_it() {
        heroku.put(app());
        clock.advance(Duration.ofMinutes(1));
        value(heroku.patchConfigVars(token, "api", Map.of("KEY", "new")));

        App app = value(heroku.app(token, "api"));
        assertThat(app.releases()).extracting(Release::version).containsExactly(1, 2);
        assertThat(app.newest().description()).isEqualTo("Set KEY config vars");
        assertThat(app.dynosAt(clock.instant().plusSeconds(9)))
                .extracting(dyno -> dyno.configVars().get("KEY"))
                .containsOnly("old");
        assertThat(app.dynosAt(clock.instant().plusSeconds(10)))
                .extracting(dyno -> dyno.configVars().get("KEY"))
                .containsOnly("new");
    }

    @Test
    void a_null_removes_a_config_var_and_a_bad_name_is_refused() {
        heroku.put(app());
        Map<String, @Nullable String> removal = new HashMap<>();
        removal.put("KEY", null);

        assertThat(value(heroku.patchConfigVars(token, "api", removal))).isEmpty();
        assertThat(status(heroku.patchConfigVars(token, "api", Map.of("BAD-NAME", "x"))))
                .isEqualTo(422);
        assertThat(value(heroku.configVars(token, "api", "1"))).containsEntry("KEY", "old");
    }

    @Test
    void each_call_spends_a_request_token_but_the_question_for_how_many_are_left() {
        heroku.quota(2, 60);
        value(heroku.account(token));
        assertThat(value(heroku.rateLimit(token))).isEqualTo(1);
        assertThat(value(heroku.rateLimit(token))).isEqualTo(1);
        value(heroku.account(token));

        assertThat(status(heroku.account(token))).isEqualTo(429);
        clock.advance(Duration.ofSeconds(1));
        assertThat(status(heroku.account(token))).isEqualTo(200);
    }

    @Test
    void a_copy_and_its_original_go_their_own_ways_and_draw_the_same() {
        HerokuAccount copy = heroku.copy(clock.copy());
        ShownAuthorization here = value(heroku.create(token, "x", null, null));
        assertThat(copy.everyAuthorization()).hasSize(1);

        ShownAuthorization there = value(copy.create(token, "x", null, null));
        assertThat(there).isEqualTo(here);
        copy.revokeFromOutside(there.id());
        assertThat(heroku.opens(String.valueOf(here.token()))).isTrue();
    }

    @Test
    void after_a_redraw_it_draws_what_no_earlier_copy_will() {
        HerokuAccount copy = heroku.copy(clock.copy());
        heroku.redraw();

        assertThat(value(heroku.create(token, "x", null, null)).token())
                .isNotEqualTo(value(copy.create(token, "x", null, null)).token());
    }

    @Test
    void the_tilde_is_the_default_authorization_where_there_is_one() {
        assertThat(status(heroku.info(token, "~"))).isEqualTo(404);
        Authorization standard = heroku.authorize(kris, "API Key", List.of("global"));
        heroku.makeDefault(standard.id());

        assertThat(value(heroku.info(token, "~")).id()).isEqualTo(standard.id());
    }

    private App app() {
        Instant before = clock.instant().minusSeconds(60);
        Release first = new Release("r-1", 1, "Initial release", before, Deployment.AT_ONCE, Map.of("KEY", "old"));
        Deployment slow = Deployment.AT_ONCE.withRestart(Duration.ofSeconds(10));
        return new App("a-1", kris, "api", List.of("web.1", "web.2"), slow, List.of(), List.of(first));
    }

    private static <T> T value(HerokuReply<T> reply) {
        return switch (reply) {
            case HerokuReply.Answered<T>(T value) -> value;
            case HerokuReply.Refused<T> refused -> throw new AssertionError(refused.toString());
        };
    }

    private static int status(HerokuReply<?> reply) {
        return switch (reply) {
            case HerokuReply.Answered<?> _ -> 200;
            case HerokuReply.Refused<?> refused -> refused.status();
        };
    }
}
