package dev.keyrota.connectors;

import static dev.keyrota.connectors.Replies.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every source of truth does. */
public abstract class VaultContract extends StoreContract {
    private static final AuthorizationId NEW = new AuthorizationId("b1e6320e-0000-4000-8000-000000000001");
    private static final AuthorizationId OLD = new AuthorizationId("b1e6320e-0000-4000-8000-000000000002");
    private static final RunId RUN = new RunId("0123456789ab");
    protected static final Label OPEN = new Label(NEW, OLD, RUN, "host-1", Label.State.OPEN);
    private static final Label DONE = new Label(NEW, null, RUN, "host-1", Label.State.DONE);

    @Override
    protected abstract Store.Vault store();

    /** The team's own metadata beside the value; it is set by {@link #teamWrites}. */
    protected abstract Map<String, String> teamReads();

    /** The team keeps something beside the value. */
    protected abstract void teamWrites(String key, String value);

    /** Whether writes wait for a person's approval from now on. */
    protected abstract void requireApproval(boolean required);

    /** A person lets an approval request through. */
    protected abstract void approve(String request);

    /** The vendor's time goes on. */
    protected abstract void later(Duration time);

    @Test
    void a_label_travels_with_the_value_and_fits_it() {
        answered(store().write(FIRST, OPEN));
        Store.Content content = answered(store().read());
        assertThat(content.label()).isEqualTo(OPEN);
        assertThat(content.fits()).isTrue();
        assertThat(Objects.requireNonNull(content.value()).sameAs(FIRST)).isTrue();
    }

    @Test
    void a_value_written_by_a_hand_keeps_the_label_and_it_fits_no_more() {
        answered(store().write(FIRST, OPEN));
        overwrite("written-by-a-hand");
        Store.Content content = answered(store().read());
        assertThat(content.label()).isEqualTo(OPEN);
        assertThat(content.fits()).isFalse();
    }

    @Test
    void a_label_alone_leaves_the_value_and_replaces_the_label_as_a_whole() {
        answered(store().write(FIRST, OPEN));
        answered(store().label(DONE, FIRST));
        Store.Content content = answered(store().read());
        assertThat(content.label()).isEqualTo(DONE);
        assertThat(content.fits()).isTrue();
        assertThat(Objects.requireNonNull(content.value()).sameAs(FIRST)).isTrue();
    }

    /** A value that somebody wrote a moment ago must survive our closing of the label. */
    @Test
    void a_label_for_another_value_never_brings_that_value_back() {
        answered(store().write(FIRST, OPEN));
        overwrite("written-by-a-hand");
        answered(store().label(DONE, FIRST));
        assertThat(truth()).isEqualTo("written-by-a-hand");
        assertThat(answered(store().read()).fits()).isFalse();
    }

    @Test
    void what_the_team_keeps_beside_the_value_stays() {
        teamWrites("owner", "ops é \"x\"");
        answered(store().write(FIRST, OPEN));
        assertThat(teamReads()).containsEntry("owner", "ops é \"x\"");
        answered(store().label(DONE, FIRST));
        assertThat(teamReads()).containsEntry("owner", "ops é \"x\"");
        answered(store().write(SECOND, null));
        assertThat(teamReads()).containsEntry("owner", "ops é \"x\"");
    }

    @Test
    void an_earlier_version_is_read_while_it_is_of_this_entry() {
        answered(store().write(FIRST, null));
        Store.Content first = answered(store().read());
        answered(store().write(SECOND, null));
        Store.Content earlier = answered(store().read(first.itemId(), first.version()));
        assertThat(Objects.requireNonNull(earlier.value()).sameAs(FIRST)).isTrue();
        assertThat(earlier.version()).isEqualTo(first.version());
        assertThat(store().read("another-entry", first.version())).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(store().read(first.itemId(), "99999")).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
    }

    @Test
    void an_entry_tells_how_long_ago_it_was_changed() {
        answered(store().write(FIRST, null));
        later(Duration.ofMinutes(7));
        Duration age = Objects.requireNonNull(answered(store().read()).age());
        assertThat(age)
                .isBetween(
                        Duration.ofMinutes(7).minusSeconds(1),
                        Duration.ofMinutes(7).plusSeconds(1));
    }

    @Test
    void a_write_that_waits_for_a_person_wrote_nothing_and_is_listed_until_it_is_let_through() {
        answered(store().write(FIRST, OPEN));
        assertThat(answered(store().openApprovals())).isEmpty();
        requireApproval(true);
        assertThat(store().write(SECOND, OPEN)).isEqualTo(new Reply.Refused<>(Refusal.APPROVAL_REQUIRED));
        assertThat(Objects.requireNonNull(answered(store().read()).value()).sameAs(FIRST))
                .isTrue();
        List<String> open = answered(store().openApprovals());
        assertThat(open).hasSize(1);
        approve(open.getFirst());
        assertThat(answered(store().openApprovals())).isEmpty();
        assertThat(Objects.requireNonNull(answered(store().read()).value()).sameAs(SECOND))
                .isTrue();
        assertThat(answered(store().read()).fits()).isTrue();
    }
}
