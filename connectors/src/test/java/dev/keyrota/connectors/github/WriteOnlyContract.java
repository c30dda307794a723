package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store.Consumer;
import dev.keyrota.connectors.Store.Proof;
import dev.keyrota.connectors.Store.Trace;
import dev.keyrota.connectors.Store.WriteOnly;
import dev.keyrota.connectors.Store.Written;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.sandbox.github.Pace;
import dev.keyrota.sandbox.github.RunStatus;
import dev.keyrota.sandbox.github.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every place that cannot be read back must do, seen on the sandbox's GitHub. */
abstract class WriteOnlyContract {
    final GitHubStand stand = new GitHubStand(Duration.ofSeconds(10));

    /** The place as the connector is told of it. */
    abstract SecretScope scope();

    /** The same place in the sandbox. */
    abstract Scope place();

    /** How to log in. */
    GitHub github() {
        return stand.withToken(ApiVersion.V2022_11_28);
    }

    /** Sets up the world before the place is filled with an old key. */
    void setUp() {
        stand.repository(scope().deployEnvironment(), false);
    }

    private WriteOnly store() {
        return stand.secret(github(), scope(), null);
    }

    @BeforeEach
    void fill() {
        stand.place(new Scope.OfRepository(GitHubStand.REPOSITORY.toString()), null);
        setUp();
        stand.place(place(), stand.liveKey(0));
        stand.pass(Duration.ofSeconds(90));
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    void what_is_written_is_what_the_place_holds() {
        WriteOnly store = store();
        assertThat(store.write(Secret.ofText(stand.liveKey(1)), null)).isEqualTo(new Reply.Answered<>(new Written()));
        assertThat(stand.held(place())).isEqualTo(stand.liveKey(1));
        assertThat(store.write(Secret.ofText(stand.liveKey(1)), null)).isEqualTo(new Reply.Answered<>(new Written()));
        assertThat(stand.held(place())).isEqualTo(stand.liveKey(1));
    }

    @Test
    void a_value_of_every_length_arrives_whole() {
        for (int length : new int[] {1, 31, 32, 33, 64, Secret.LENGTH_MAX}) {
            String value = "x".repeat(length - 1) + "y";
            assertThat(store().write(Secret.ofText(value), null)).isEqualTo(new Reply.Answered<>(new Written()));
            assertThat(stand.held(place())).isEqualTo(value);
        }
    }

    @Test
    void its_trace_changes_with_each_write() {
        WriteOnly store = store();
        Trace before = value(store.trace());
        assertThat(before.age()).isEqualTo(Duration.ofSeconds(90));
        assertThat(before.shadowedBy()).isNull();
        assertThat(value(store.trace())).isEqualTo(before);

        stand.pass(Duration.ofSeconds(5));
        value(store.write(Secret.ofText(stand.liveKey(1)), null));

        Trace after = value(store.trace());
        assertThat(after.updatedAt()).isNotEqualTo(before.updatedAt());
        assertThat(Instant.parse(after.updatedAt())).isEqualTo(stand.now().truncatedTo(ChronoUnit.SECONDS));
        assertThat(after.age()).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_place_that_does_not_exist_is_not_found() {
        stand.place(place(), null);
        assertThat(store().trace()).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
    }

    @Test
    void its_consumer_proves_what_it_is_given() {
        WriteOnly store = store();
        stand.pass(Duration.ofSeconds(5));
        Proof old = value(store.prove(Secret.ofText(stand.liveKey(0)), GitHubStand.NONCE));
        assertThat(old.same()).isTrue();
        assertThat(old.status()).isEqualTo(200);
        assertThat(old.consumerCreatedAt()).isEqualTo(stand.now().truncatedTo(ChronoUnit.SECONDS));

        value(store.write(Secret.ofText("HRKU-AAsandboxdead"), null));

        Proof dead = value(store.prove(Secret.ofText("HRKU-AAsandboxdead"), "1".repeat(64)));
        assertThat(dead.same()).isTrue();
        assertThat(dead.status()).isEqualTo(401);
        assertThat(dead.consumerId()).isNotEqualTo(old.consumerId());
        assertThat(value(store.prove(Secret.ofText(stand.liveKey(0)), "2".repeat(64)))
                        .same())
                .isFalse();
    }

    @Test
    void its_consumer_is_waited_for() {
        stand.host(host -> {
            host.actions().pace(new Pace.ByLooks(3, 3));
            return true;
        });
        assertThat(value(store().prove(Secret.ofText(stand.liveKey(0)), GitHubStand.NONCE))
                        .same())
                .isTrue();
    }

    @Test
    void a_consumer_that_never_comes_is_waited_for_no_longer_than_was_said() {
        stand.host(host -> {
            host.actions().pace(new Pace.ByLooks(100_000, 1));
            return true;
        });
        assertThat(store().prove(Secret.ofText(stand.liveKey(0)), GitHubStand.NONCE))
                .isEqualTo(new Reply.Unclear<>(Doubt.TIMEOUT));
    }

    @Test
    void consumers_from_before_that_are_not_done_are_pending() {
        assertThat(value(store().pending(stand.now()))).isEmpty();
        Instant before = stand.now();
        List<Long> planted = List.of(
                        RunStatus.QUEUED,
                        RunStatus.IN_PROGRESS,
                        RunStatus.WAITING,
                        RunStatus.PENDING,
                        RunStatus.REQUESTED)
                .stream()
                .map(status -> plant(status, before))
                .toList();
        stand.pass(Duration.ofSeconds(5));
        long later = plant(RunStatus.QUEUED, stand.now());

        assertThat(ids(store(), before)).containsExactlyInAnyOrderElementsOf(texts(planted));
        assertThat(ids(store(), stand.now())).hasSize(6).contains(Long.toString(later));
        assertThat(ids(stand.secret(github(), scope(), planted.getFirst()), before))
                .containsExactlyInAnyOrderElementsOf(texts(planted.subList(1, 5)));

        stand.host(host -> {
            planted.forEach(host.actions()::end);
            return true;
        });
        assertThat(value(store().pending(before))).isEmpty();
    }

    @Test
    void more_consumers_than_fit_one_page_are_all_found() {
        Instant before = stand.now();
        for (int i = 0; i < 65; i++) {
            plant(RunStatus.QUEUED, before);
        }
        assertThat(value(store().pending(before))).hasSize(65);
    }

    private long plant(RunStatus status, Instant createdAt) {
        return stand.host(host ->
                host.actions().plant(GitHubStand.REPOSITORY.toString(), "deploy.yml", "push", status, createdAt, null));
    }

    private static List<String> texts(List<Long> ids) {
        return ids.stream().map(id -> Long.toString(id)).toList();
    }

    private static List<String> ids(WriteOnly store, Instant before) {
        return value(store.pending(before)).stream().map(Consumer::id).toList();
    }

    static <T> T value(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return ((Reply.Answered<T>) reply).value();
    }
}
