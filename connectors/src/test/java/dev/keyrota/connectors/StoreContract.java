package dev.keyrota.connectors;

import static dev.keyrota.connectors.Replies.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every place does that can be written and read back. */
public abstract class StoreContract {
    protected static final Secret FIRST = Secret.ofText("HRKU-AAsandbox-the-first-of-two-values");
    protected static final Secret SECOND = Secret.ofText("HRKU-AAsandbox-the-second-of-two-values");

    /** The place under test, which holds something. */
    protected abstract Store.Legible store();

    /** A place of the same kind that does not exist. */
    protected abstract Store.Legible missing();

    /** What the world knows that the place holds; null for nothing. */
    protected abstract @Nullable String truth();

    /** Somebody else writes there; null removes it. */
    protected abstract void overwrite(@Nullable String value);

    /** Makes the next call go wrong; the operation is {@code read} or {@code write}. */
    protected abstract void arm(String operation, String fault);

    /** Ends a fault that outlasts its call. */
    protected abstract void disarm();

    @Test
    void what_is_written_is_read_back_and_the_version_grows() {
        answered(store().write(FIRST, null));
        Store.Content first = answered(store().read());
        assertThat(Objects.requireNonNull(first.value()).sameAs(FIRST)).isTrue();
        answered(store().write(SECOND, null));
        Store.Content second = answered(store().read());
        assertThat(Objects.requireNonNull(second.value()).sameAs(SECOND)).isTrue();
        assertThat(Long.parseLong(second.version())).isGreaterThan(Long.parseLong(first.version()));
        assertThat(second.itemId()).isEqualTo(first.itemId());
    }

    @Test
    void the_same_value_twice_is_the_same_value() {
        answered(store().write(FIRST, null));
        answered(store().write(FIRST, null));
        assertThat(Objects.requireNonNull(answered(store().read()).value()).sameAs(FIRST))
                .isTrue();
    }

    @Test
    void what_somebody_else_wrote_is_read() {
        overwrite("written-by-a-hand");
        assertThat(Objects.requireNonNull(answered(store().read()).value()).sameAs(Secret.ofText("written-by-a-hand")))
                .isTrue();
    }

    @Test
    void a_place_that_is_gone_is_not_found() {
        overwrite(null);
        assertThat(store().read()).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(missing().read()).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(missing().write(FIRST, null)).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
    }

    /** The heart of the contract: only what certainly had no effect is refused. */
    @ParameterizedTest
    @CsvSource({
        "refuse, BROKEN",
        "status:400, INVALID",
        "status:403, FORBIDDEN",
        "status:404, NOT_FOUND",
        "status:422, INVALID",
        "status:302, REDIRECTED",
        "status:500, SERVER_ERROR",
        "status-after:500, SERVER_ERROR",
        "status-after:504, SERVER_ERROR",
        "timeout, TIMEOUT",
        "timeout-after, TIMEOUT",
        "late:PT1H, TIMEOUT",
        "garbage, UNREADABLE",
        "truncate, UNREADABLE",
        "rate-limit:7, RATE_LIMITED"
    })
    void a_refused_write_was_certainly_not_done(String fault, String expected) {
        answered(store().write(FIRST, null));
        String before = truth();
        arm("write", fault);
        Reply<Store.Written> reply = store().write(SECOND, null);
        assertThat(Replies.outcome(reply)).isEqualTo(expected);
        if (reply instanceof Reply.Refused<?>) {
            assertThat(truth()).isEqualTo(before);
        }
        disarm();
    }

    @Test
    void a_place_that_is_down_is_unreachable() {
        answered(store().write(FIRST, null));
        String before = truth();
        arm("write", "down");
        assertThat(Replies.outcomeOnceClosed(() -> store().write(SECOND, null))).isEqualTo("UNREACHABLE");
        assertThat(truth()).isEqualTo(before);
        disarm();
    }

    @Test
    void a_lie_is_a_claim_and_a_read_tells() {
        answered(store().write(FIRST, null));
        arm("write", "lie");
        answered(store().write(SECOND, null));
        assertThat(Objects.requireNonNull(answered(store().read()).value()).sameAs(FIRST))
                .isTrue();
    }

    @Test
    void a_broken_read_is_unclear() {
        answered(store().read());
        arm("read", "truncate");
        assertThat(store().read()).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        arm("read", "garbage");
        assertThat(store().read()).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }
}
