package dev.keyrota.connectors;

import static dev.keyrota.connectors.Replies.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every issuer does. A witness brings the issuer, a world in which it lives, and the truth about that world. */
public abstract class IssuerContract {
    private static final Secret UNKNOWN = Secret.ofText("HRKU-AAsandbox-nobody-knows-this-key");
    private static final AuthorizationId NOBODYS = new AuthorizationId("00000000-0000-4000-8000-000000000000");
    private static final Issuer.Order ORDER =
            new Issuer.Order("raxx-ci-rotation-2026-07-r0123456789ab-a1", Set.of("global"), null);

    /** The issuer under test. */
    protected abstract Issuer issuer();

    /** A live key that may do everything. */
    protected abstract Secret key();

    /** The account of that key. */
    protected abstract Account owner();

    /** The ids of all live authorizations, as the world knows them. */
    protected abstract Set<AuthorizationId> live();

    /** Makes the next call go wrong; the operation is {@code account}, {@code list}, {@code create}, {@code get} or {@code revoke}. */
    protected abstract void arm(String operation, String fault);

    /** How many calls arrived. */
    protected abstract int arrived();

    @Test
    void an_account_is_that_of_the_key() {
        assertThat(answered(issuer().account(key()))).isEqualTo(owner());
    }

    @Test
    void a_list_is_the_whole_truth_with_the_issuers_time() {
        Issuer.Listing listing = answered(issuer().list(key()));
        assertThat(ids(listing)).isEqualTo(live());
        assertThat(listing.at()).isNotNull();
    }

    @Test
    void a_creation_gives_a_key_of_its_own_that_works_at_once() {
        Issuer.Minted minted = answered(issuer().create(key(), ORDER));
        Authorization made = minted.authorization();
        assertThat(made.description()).isEqualTo(ORDER.description());
        assertThat(made.scope()).isEqualTo(ORDER.scope());
        assertThat(made.userId()).isEqualTo(owner().userId());
        assertThat(made.client()).isNull();
        assertThat(made.expiresInSeconds()).isNull();
        assertThat(live()).contains(made.id());
        assertThat(answered(issuer().account(minted.secret()))).isEqualTo(owner());
        assertThat(answered(issuer().info(minted.secret(), made.id())).authorization())
                .isEqualTo(made);
    }

    @Test
    void a_creation_expires_only_where_it_was_asked_to() {
        Issuer.Order order = new Issuer.Order("with an end", Set.of("global"), 3600L);
        assertThat(answered(issuer().create(key(), order)).authorization().expiresInSeconds())
                .isEqualTo(3600);
    }

    @Test
    void a_revocation_ends_the_key_and_the_authorization() {
        Issuer.Minted minted = answered(issuer().create(key(), ORDER));
        AuthorizationId id = minted.authorization().id();
        assertThat(answered(issuer().revoke(key(), id)).id()).isEqualTo(id);
        assertThat(live()).doesNotContain(id);
        assertThat(ids(answered(issuer().list(key())))).doesNotContain(id);
        assertThat(issuer().info(key(), id)).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(issuer().account(minted.secret())).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
        assertThat(issuer().revoke(key(), id)).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
    }

    @Test
    void a_key_may_revoke_itself() {
        Issuer.Minted minted = answered(issuer().create(key(), ORDER));
        answered(issuer().revoke(minted.secret(), minted.authorization().id()));
        assertThat(issuer().account(minted.secret())).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
    }

    @Test
    void an_unknown_key_is_unauthenticated_everywhere_and_changes_nothing() {
        Set<AuthorizationId> before = live();
        Reply<?> refused = new Reply.Refused<>(Refusal.UNAUTHENTICATED);
        assertThat(issuer().account(UNKNOWN)).isEqualTo(refused);
        assertThat(issuer().apps(UNKNOWN)).isEqualTo(refused);
        assertThat(issuer().list(UNKNOWN)).isEqualTo(refused);
        assertThat(issuer().info(UNKNOWN, before.iterator().next())).isEqualTo(refused);
        assertThat(issuer().create(UNKNOWN, ORDER)).isEqualTo(refused);
        assertThat(issuer().revoke(UNKNOWN, before.iterator().next())).isEqualTo(refused);
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void an_unknown_authorization_is_not_found() {
        assertThat(issuer().info(key(), NOBODYS)).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        assertThat(issuer().revoke(key(), NOBODYS)).isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HRKU-with-line-end\n", "HRKU with blank", "HRKU-\r\nX-Evil: 1", "HRKU-é-umlaut", "short"})
    void a_secret_that_cannot_be_a_key_is_sent_nowhere(String text) {
        int before = arrived();
        Secret malformed = Secret.ofText(text);
        Reply<?> refused = new Reply.Refused<>(Refusal.MALFORMED_KEY);
        assertThat(issuer().account(malformed)).isEqualTo(refused);
        assertThat(issuer().list(malformed)).isEqualTo(refused);
        assertThat(issuer().create(malformed, ORDER)).isEqualTo(refused);
        assertThat(issuer().revoke(malformed, NOBODYS)).isEqualTo(refused);
        assertThat(arrived()).isEqualTo(before);
    }

    @Test
    void what_remains_goes_down_with_each_call_but_not_by_asking() {
        OptionalInt before = answered(issuer().remaining(key()));
        assertThat(answered(issuer().remaining(key()))).isEqualTo(before);
        answered(issuer().account(key()));
        if (before.isPresent()) {
            assertThat(answered(issuer().remaining(key()))).hasValue(before.getAsInt() - 1);
        }
    }

    /** The heart of the contract: only what certainly had no effect is refused. */
    @ParameterizedTest
    @CsvSource({
        "refuse, BROKEN",
        "status:400, INVALID",
        "status:401, UNAUTHENTICATED",
        "status:403, FORBIDDEN",
        "status:404, NOT_FOUND",
        "status:422, INVALID",
        "status:302, REDIRECTED",
        "status:500, SERVER_ERROR",
        "status:503, SERVER_ERROR",
        "status-after:500, SERVER_ERROR",
        "status-after:502, SERVER_ERROR",
        "timeout, TIMEOUT",
        "timeout-after, TIMEOUT",
        "late:PT1H, TIMEOUT",
        "garbage, UNREADABLE",
        "truncate, UNREADABLE",
        "rate-limit:7, RATE_LIMITED"
    })
    void a_refused_deed_was_certainly_not_done(String fault, String expected) {
        AuthorizationId victim =
                answered(issuer().create(key(), ORDER)).authorization().id();
        for (String deed : new String[] {"create", "revoke"}) {
            Set<AuthorizationId> before = live();
            arm(deed, fault);
            Reply<?> reply = deed.equals("create") ? issuer().create(key(), ORDER) : issuer().revoke(key(), victim);
            assertThat(Replies.outcome(reply)).as(deed).isEqualTo(expected);
            if (reply instanceof Reply.Refused<?>) {
                assertThat(live()).as(deed).isEqualTo(before);
            }
            disarm();
        }
    }

    /** Ends a fault that outlasts its call. */
    protected abstract void disarm();

    @Test
    void an_issuer_that_is_down_is_unreachable() {
        answered(issuer().account(key()));
        Set<AuthorizationId> before = live();
        arm("create", "down");
        assertThat(Replies.outcomeOnceClosed(() -> issuer().create(key(), ORDER)))
                .isEqualTo("UNREACHABLE");
        assertThat(live()).isEqualTo(before);
        disarm();
    }

    @Test
    void a_lie_is_a_claim_and_a_listing_tells() {
        arm("create", "lie");
        Issuer.Minted claimed = answered(issuer().create(key(), ORDER));
        assertThat(ids(answered(issuer().list(key()))))
                .doesNotContain(claimed.authorization().id());
        assertThat(issuer().account(claimed.secret())).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
    }

    @Test
    void a_limit_says_how_long_to_wait() {
        arm("account", "rate-limit:7");
        assertThat(issuer().account(key())).isEqualTo(new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(7)));
    }

    @Test
    void a_broken_read_is_unclear() {
        arm("list", "truncate");
        assertThat(issuer().list(key())).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
        arm("get", "garbage");
        assertThat(issuer().info(key(), live().iterator().next())).isEqualTo(new Reply.Unclear<>(Doubt.UNREADABLE));
    }

    private static Set<AuthorizationId> ids(Issuer.Listing listing) {
        return listing.entries().stream()
                .map(entry -> entry.authorization().id())
                .collect(Collectors.toUnmodifiableSet());
    }
}
