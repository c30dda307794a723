package dev.keyrota.engine;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One account's authorizations, listed once for many keys and kept without their tokens: a key that is listed whole needs no call of its own.
 * For whoever only looks. What it says of such a key is up to five minutes old; of every other key, and of one that expires, the issuer is
 * asked each time whether it lives. A living key of the account that the list does not have is a reason to list anew.
 */
public final class Roster implements Directory {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final Duration UNSAID = Duration.ofSeconds(30);
    /** In a row, for one call. */
    private static final int WAITS_MAX = 3;

    private final Engine engine;
    private final Issuer issuer;
    private final Directory others;
    private final String identity;
    private final Map<Fingerprint, Life> lives = new ConcurrentHashMap<>();
    private volatile @Nullable Attempt last;

    /**
     * An empty roster. The first living key of the account lists the others.
     *
     * @param engine whose time and fingerprints it has
     * @param issuer of the account
     * @param identity the address that every key of the account must authenticate
     */
    public Roster(Engine engine, Issuer issuer, String identity) {
        this.engine = engine;
        this.issuer = issuer;
        this.others = Directory.of(issuer);
        this.identity = identity;
    }

    /** That a key authenticated an account, and when that was asked. */
    private record Life(Account account, Duration at) {}

    /**
     * What came of asking for the list, by the time of the process.
     *
     * @param begun before the first call
     * @param over after the last
     */
    private record Attempt(Reply<Taken> came, Duration begun, Duration over) {
        boolean has(Secret key, Fingerprint print) {
            return came instanceof Reply.Answered<Taken>(var taken) && taken.has(key, print);
        }

        /** Whether it is an answer for whoever began to wait then: a list that is not older, or that there was none to be had since. */
        boolean settles(Duration waited) {
            return (came instanceof Reply.Answered<Taken> ? begun : over).compareTo(waited) > 0;
        }
    }

    /**
     * A list.
     *
     * @param account whom the key that asked for it authenticates, and so every key on it
     * @param whole whose tokens the issuer shows
     * @param partly those of which it does not show everything
     */
    private record Taken(
            Account account, Reading.Listed list, Map<Fingerprint, Set<AuthorizationId>> whole, List<Shown> partly) {
        boolean isLasting(Fingerprint key) {
            return whole.getOrDefault(key, Set.of()).stream().anyMatch(id -> {
                Authorization listed = list.of(id);
                return listed != null && listed.expiresInSeconds() == null;
            });
        }

        Reading.Matched matching(Secret key, Fingerprint print) {
            Set<AuthorizationId> owners = whole.getOrDefault(print, Set.of());
            return new Reading.Matched(owners, owners.isEmpty() ? masked(key) : Set.of());
        }

        /** Where a token is hidden altogether, it may be any key. */
        boolean has(Secret key, Fingerprint print) {
            return whole.containsKey(print)
                    || partly.stream().anyMatch(shown -> shown.token() instanceof Issuer.Token.Hidden)
                    || !masked(key).isEmpty();
        }

        private Set<AuthorizationId> masked(Secret key) {
            return partly.stream()
                    .filter(shown -> shown.token() instanceof Issuer.Token.Masked(var matches) && matches.test(key))
                    .map(Shown::id)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public Reply<Account> account(Secret key) {
        Fingerprint print = engine.fingerprints.of(key);
        Taken listed = lasting(print);
        return listed == null ? living(key, print) : new Reply.Answered<>(listed.account());
    }

    @Override
    public Reply<Reading.Listed> list(Secret key) {
        return ask(key, Taken::list, others::list);
    }

    @Override
    public Reply<Reading.Matched> matching(Secret key) {
        Fingerprint print = engine.fingerprints.of(key);
        return ask(key, taken -> taken.matching(key, print), others::matching);
    }

    private <T> Reply<T> ask(Secret key, Function<Taken, T> ours, Function<Secret, Reply<T>> elsewhere) {
        Fingerprint print = engine.fingerprints.of(key);
        Taken listed = lasting(print);
        if (listed != null) {
            return new Reply.Answered<>(ours.apply(listed));
        }
        Duration asked = engine.time.elapsed();
        return living(key, print)
                .then(account -> account.email().equalsIgnoreCase(identity)
                        ? taken(key, print, account, asked).map(ours)
                        : elsewhere.apply(key));
    }

    /** Whom a key authenticates, asked once for all that is asked of it at a time. What is no answer is asked anew each time. */
    private Reply<Account> living(Secret key, Fingerprint print) {
        AtomicReference<Reply<Account>> heard = new AtomicReference<>();
        Life known = lives.compute(print, (_, before) -> {
            if (before != null && isFresh(before.at())) {
                return before;
            }
            Duration at = engine.time.elapsed();
            heard.set(issuer.account(key));
            return heard.get() instanceof Reply.Answered<Account>(var account) ? new Life(account, at) : null;
        });
        return known == null ? heard.get() : new Reply.Answered<>(known.account());
    }

    private @Nullable Taken lasting(Fingerprint key) {
        Taken taken = fresh();
        return taken != null && taken.isLasting(key) ? taken : null;
    }

    private @Nullable Taken fresh() {
        Attempt attempt = last;
        return attempt != null && isFresh(attempt.begun()) && attempt.came() instanceof Reply.Answered<Taken>(var taken)
                ? taken
                : null;
    }

    private boolean isFresh(Duration at) {
        return engine.time.elapsed().minus(at).compareTo(FRESH) < 0;
    }

    /** The last list, if it has the key or was asked for after the key was seen to live; else a new one. */
    private synchronized Reply<Taken> taken(Secret key, Fingerprint print, Account account, Duration asked) {
        Attempt before = last;
        if (before != null && (before.settles(asked) || (isFresh(before.begun()) && before.has(key, print)))) {
            return before.came();
        }
        Duration begun = engine.time.elapsed();
        Reply<Taken> came = take(key, account);
        last = new Attempt(came, begun, engine.time.elapsed());
        return came;
    }

    /** A whole list or none: what it costs was paid once, so that a vendor's limit is waited for and not met again from the start. */
    private Reply<Taken> take(Secret asker, Account account) {
        return patiently(() -> issuer.list(asker))
                .then(listing -> Shown.all(id -> patiently(() -> issuer.info(asker, id)), listing)
                        .map(tokens -> new Taken(
                                account,
                                Shown.listed(listing),
                                whole(tokens),
                                tokens.stream()
                                        .filter(shown -> !(shown.token() instanceof Issuer.Token.Whole))
                                        .toList())));
    }

    private <T> Reply<T> patiently(Supplier<Reply<T>> call) {
        Reply<T> reply = call.get();
        for (int waits = 0; waits < WAITS_MAX && isLimited(reply) && rest(reply); waits++) {
            reply = call.get();
        }
        return reply;
    }

    private static boolean isLimited(Reply<?> reply) {
        return reply instanceof Reply.Refused<?>(var why, var _) && why == Refusal.RATE_LIMITED;
    }

    /** As long as the vendor asks for; false if the process is asked to end. */
    private boolean rest(Reply<?> limited) {
        Duration asked = limited instanceof Reply.Refused<?>(var _, var after) ? after : null;
        try {
            engine.time.sleep(asked == null ? UNSAID : asked);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<Fingerprint, Set<AuthorizationId>> whole(List<Shown> tokens) {
        Map<Fingerprint, Set<AuthorizationId>> whole = new HashMap<>();
        for (Shown shown : tokens) {
            if (shown.token() instanceof Issuer.Token.Whole(var token)) {
                try (token) {
                    whole.computeIfAbsent(engine.fingerprints.of(token), _ -> new HashSet<>())
                            .add(shown.id());
                }
            }
        }
        whole.replaceAll((_, ids) -> Set.copyOf(ids));
        return Map.copyOf(whole);
    }
}
