package dev.keyrota.engine;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** An issuer of authorizations 1, 2 and 3, each with the key of its number, that can be told how to answer. It writes down each call. */
final class ListingVendor implements Issuer {
    static final String OWNER = "owner@example.com";

    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<Secret> handedOut = new CopyOnWriteArrayList<>();
    final Set<Integer> listed = new HashSet<>(Set.of(1, 2, 3));
    /** They live, and no list has them. */
    final Set<Integer> unlisted = new HashSet<>();
    /** They are another account's. */
    final Set<Integer> elsewhere = new HashSet<>();

    final Set<Integer> expiring = new HashSet<>();
    final Set<Integer> narrow = new HashSet<>();
    /** No list shows their token. */
    final Set<Integer> hidden = new HashSet<>();
    /** They may not list. */
    final Set<Integer> forbidden = new HashSet<>();
    /** The next question about each fails. */
    final Set<Integer> broken = new HashSet<>();

    Shows inList = Shows.ALL;
    Shows alone = Shows.ALL;
    /** So many further calls are refused by a limit. */
    int limited;

    /** A list has arrived here, and is answered once the gate is open. */
    final CountDownLatch entered = new CountDownLatch(1);

    CountDownLatch gate = new CountDownLatch(0);

    /** How much of a token is shown. */
    enum Shows {
        ALL,
        ENDS,
        NOTHING
    }

    static Secret key(int number) {
        return Secret.ofText("key-" + number);
    }

    static AuthorizationId id(int number) {
        return new AuthorizationId("00000000-0000-4000-8000-00000000000" + number);
    }

    private static int number(Secret key) {
        return key.reveal(bytes -> bytes[4] - '0');
    }

    @Override
    public Reply<Account> account(Secret key) {
        int number = number(key);
        calls.add("account " + number);
        if (elsewhere.contains(number)) {
            return new Reply.Answered<>(new Account("2", "somebody@example.org"));
        }
        return listed.contains(number) || unlisted.contains(number)
                ? new Reply.Answered<>(new Account("1", OWNER))
                : new Reply.Refused<>(Refusal.UNAUTHENTICATED);
    }

    @Override
    public Reply<Listing> list(Secret key) {
        calls.add("list " + number(key));
        entered.countDown();
        pass();
        if (forbidden.contains(number(key))) {
            return new Reply.Refused<>(Refusal.FORBIDDEN);
        }
        Reply<Listing> refused = limit();
        return refused != null
                ? refused
                : new Reply.Answered<>(new Listing(
                        listed.stream()
                                .sorted()
                                .map(number -> entry(number, hidden.contains(number) ? Shows.NOTHING : inList))
                                .toList(),
                        Instant.EPOCH));
    }

    private void pass() {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private <T> @Nullable Reply<T> limit() {
        return limited-- > 0 ? new Reply.Refused<>(Refusal.RATE_LIMITED, Duration.ofSeconds(40)) : null;
    }

    @Override
    public Reply<Listed> info(Secret key, AuthorizationId id) {
        int number = id.value().charAt(35) - '0';
        calls.add("info " + number);
        return broken.remove(number)
                ? new Reply.Unclear<>(Doubt.SERVER_ERROR)
                : new Reply.Answered<>(entry(number, alone));
    }

    private Listed entry(int number, Shows how) {
        return new Listed(
                new Authorization(
                        id(number),
                        "of " + number,
                        Set.of(narrow.contains(number) ? "read" : "global"),
                        Instant.EPOCH,
                        "1",
                        null,
                        expiring.contains(number) ? Long.valueOf(60) : null),
                token(number, how));
    }

    private Token token(int number, Shows how) {
        return switch (how) {
            case ALL -> {
                Secret token = key(number);
                handedOut.add(token);
                yield new Token.Whole(token);
            }
            case ENDS -> new Token.Masked(secret -> number(secret) == number);
            case NOTHING -> new Token.Hidden();
        };
    }

    @Override
    public Reply<Set<String>> apps(Secret key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply<Minted> create(Secret key, Order order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply<Authorization> revoke(Secret key, AuthorizationId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply<Keeping> keeping(Secret key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply<OptionalInt> remaining(Secret key) {
        throw new UnsupportedOperationException();
    }
}
