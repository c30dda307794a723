package dev.keyrota.connectors.heroku;

import static dev.keyrota.connectors.Replies.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.IssuerContract;
import dev.keyrota.connectors.SandboxFixture;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.sandbox.heroku.TokenDisplay;
import dev.keyrota.sandbox.worlds.World;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Heroku's simulation, over its sockets. */
class HerokuIssuerTest extends IssuerContract {
    private static final SandboxFixture sandbox = new SandboxFixture("clean");

    @BeforeEach
    void refresh() {
        sandbox.fresh();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Override
    protected Issuer issuer() {
        return new HerokuIssuer(sandbox.http(), sandbox.at("heroku"));
    }

    @Override
    protected Secret key() {
        return sandbox.held("vault");
    }

    @Override
    protected Account owner() {
        return sandbox.look(world -> new Account(
                world.heroku().profile().id(), world.heroku().profile().email()));
    }

    @Override
    protected Set<AuthorizationId> live() {
        return sandbox.look(HerokuIssuerTest::live);
    }

    private static Set<AuthorizationId> live(World world) {
        return world.heroku().everyAuthorization().stream()
                .filter(each -> each.liveAt(world.clock().instant()))
                .map(each -> new AuthorizationId(each.id()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected void arm(String operation, String fault) {
        sandbox.arm(operation.equals("account") ? "heroku.account" : "heroku.authorizations." + operation, fault);
    }

    @Override
    protected void disarm() {
        sandbox.disarm();
    }

    @Override
    protected int arrived() {
        return (int) sandbox.calls.stream().filter(call -> call.status() != 0).count();
    }

    @Test
    void all_apps_of_the_account_are_seen() {
        assertThat(answered(issuer().apps(key())))
                .contains("console-prod", "console-staging", "api-prod", "api-staging");
    }

    @ParameterizedTest
    @EnumSource(TokenDisplay.class)
    void a_listed_token_is_taken_for_what_it_shows(TokenDisplay display) {
        sandbox.change(world -> world.heroku().policy(world.heroku().policy().withListed(display)));
        Set<Class<?>> kinds = answered(issuer().list(key())).entries().stream()
                .map(entry -> entry.token().getClass())
                .collect(Collectors.toUnmodifiableSet());
        assertThat(kinds)
                .containsExactly(
                        switch (display) {
                            case FULL -> Issuer.Token.Whole.class;
                            case PREFIX_SUFFIX, EMPTY_SUFFIX -> Issuer.Token.Masked.class;
                            case NULL -> Issuer.Token.Hidden.class;
                        });
        long matching = answered(issuer().list(key())).entries().stream()
                .filter(entry -> entry.token() instanceof Issuer.Token.Masked(var matches) && matches.test(key()))
                .count();
        assertThat(matching).isEqualTo(display == TokenDisplay.PREFIX_SUFFIX ? 1 : 0);
    }

    @Test
    void a_list_of_many_pages_is_whole() {
        IntStream.range(0, 450)
                .forEach(i -> sandbox.look(world -> world.heroku()
                        .authorize(world.heroku().profile(), "made at the dashboard " + i, List.of("global"))));
        sandbox.calls.clear();
        assertThat(answered(issuer().list(key())).entries())
                .hasSize(live().size())
                .hasSizeGreaterThan(450);
        assertThat(sandbox.calls).hasSizeGreaterThan(2);
    }
}
