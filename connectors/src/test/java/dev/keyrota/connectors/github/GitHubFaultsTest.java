package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store.Proof;
import dev.keyrota.connectors.Store.Written;
import dev.keyrota.protocol.Reply;
import dev.keyrota.sandbox.github.Scope;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of the sandbox in each call that the connector makes: whatever the reply, it is true, and afterwards all is well. */
class GitHubFaultsTest {
    private static final Scope PLACE = new Scope.OfRepository(GitHubStand.REPOSITORY.toString());
    private static final List<String> CALLS = List.of(
            "github.secret.key",
            "github.secret.put",
            "github.secret.get",
            "github.environments.list",
            "github.repository.get",
            "github.ref.get",
            "github.workflow.dispatch",
            "github.workflow.run",
            "github.workflow.logs",
            "github.workflow.logs.fetch",
            "github.runs.list");
    private static final List<String> FAULTS = List.of(
            "refuse",
            "status:403",
            "status:500",
            "status-after:500",
            "timeout",
            "timeout-after",
            "late:PT1S",
            "lie",
            "garbage",
            "truncate",
            "stale",
            "rate-limit:5");

    private static final GitHubStand STAND = new GitHubStand(Duration.ofMillis(400));

    static Stream<Arguments> faults() {
        return CALLS.stream().flatMap(call -> FAULTS.stream().map(fault -> Arguments.of(call, fault)));
    }

    @AfterAll
    static void stop() {
        STAND.close();
    }

    @BeforeEach
    void fill() {
        STAND.reset();
        STAND.repository(null, false);
        STAND.place(PLACE, STAND.liveKey(0));
        STAND.pass(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void no_fault_makes_a_reply_untrue(String call, String fault) {
        GitHubSecret secret = STAND.secret(
                STAND.withToken(ApiVersion.V2022_11_28),
                new SecretScope.OfRepository(GitHubStand.REPOSITORY, null),
                null);
        STAND.sandbox.arm(call, fault, 0, 1);
        secret.trace();
        Reply<Written> written = secret.write(Secret.ofText(STAND.liveKey(1)), null);
        boolean lied = call.equals("github.secret.put") && fault.equals("lie");
        String held = STAND.held(PLACE);
        switch (written) {
            case Reply.Answered<Written> _ -> assertThat(held).isEqualTo(STAND.liveKey(lied ? 0 : 1));
            case Reply.Refused<Written> _ -> assertThat(held).isEqualTo(STAND.liveKey(0));
            case Reply.Unclear<Written> _ -> assertThat(held).isIn(STAND.liveKey(0), STAND.liveKey(1));
        }
        secret.pending(STAND.now());
        for (int key = 0; key < 3; key++) {
            Reply<Proof> proof = secret.prove(
                    Secret.ofText(STAND.liveKey(key)), Integer.toString(key).repeat(64));
            if (proof instanceof Reply.Answered<Proof>(var answer)) {
                assertThat(answer.same()).isEqualTo(STAND.liveKey(key).equals(held));
            }
        }

        STAND.sandbox.disarm();
        assertThat(secret.write(Secret.ofText(STAND.liveKey(2)), null)).isEqualTo(new Reply.Answered<>(new Written()));
        assertThat(secret.prove(Secret.ofText(STAND.liveKey(2)), "5".repeat(64)).map(Proof::same))
                .isEqualTo(new Reply.Answered<>(true));
    }
}
