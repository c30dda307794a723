package dev.keyrota.engine;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Moment;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One list of an account's authorizations, kept without a token. What it does not show whole is asked for once, when a key needs it. */
final class Register {
    /** With either a key may ask whom it authenticates, so that the list may answer in its place. */
    private static final Set<String> LET_IN = Set.of("global", "identity");

    private final Engine engine;
    private final Account account;
    private final Reading.Listed list;
    private final Moment begun;
    private final Map<Fingerprint, Set<AuthorizationId>> whole = new ConcurrentHashMap<>();
    private final Map<AuthorizationId, Shown> partly = new ConcurrentHashMap<>();
    private final Set<Fingerprint> lasting = ConcurrentHashMap.newKeySet();
    private final Set<Fingerprint> missed = ConcurrentHashMap.newKeySet();
    private final Deque<AuthorizationId> unasked = new ArrayDeque<>();
    private @Nullable Vain vain;

    /**
     * A register.
     *
     * @param account whose list it is
     * @param listing its tokens are wiped
     * @param begun before it was asked for
     */
    Register(Engine engine, Account account, Issuer.Listing listing, Moment begun) {
        this.engine = engine;
        this.account = account;
        this.list = Shown.listed(listing);
        this.begun = begun;
        for (Issuer.Listed entry : listing.entries()) {
            Authorization authorization = entry.authorization();
            Fingerprint key = take(new Shown(authorization.id(), entry.token()));
            if (key == null) {
                unasked.add(authorization.id());
            } else if (isLasting(authorization)) {
                lasting.add(key);
            }
        }
    }

    private static boolean isLasting(Authorization authorization) {
        return authorization.expiresInSeconds() == null
                && authorization.scope().stream().anyMatch(LET_IN::contains);
    }

    /** @return the fingerprint of a whole token; null where it is not shown whole */
    private @Nullable Fingerprint take(Shown shown) {
        if (!(shown.token() instanceof Issuer.Token.Whole(var token))) {
            partly.put(shown.id(), shown);
            return null;
        }
        try (token) {
            Fingerprint key = engine.fingerprints.of(token);
            whole.merge(key, Set.of(shown.id()), Register::both);
            partly.remove(shown.id());
            return key;
        }
    }

    private static Set<AuthorizationId> both(Set<AuthorizationId> one, Set<AuthorizationId> other) {
        Set<AuthorizationId> both = new HashSet<>(one);
        both.addAll(other);
        return Set.copyOf(both);
    }

    Account account() {
        return account;
    }

    Reading.Listed list() {
        return list;
    }

    Moment begun() {
        return begun;
    }

    /** Whether the list says that a key lives: it is shown whole, has no end, and may ask whom it authenticates. */
    boolean isLasting(Fingerprint key) {
        return lasting.contains(key);
    }

    /**
     * Whether another list would tell no more of a living key of the account: this one has it, or has a token that is not shown whole and
     * may be it, or was taken because the one before did not have it.
     */
    boolean has(Fingerprint key) {
        return whole.containsKey(key) || !partly.isEmpty() || missed.contains(key);
    }

    /** This list was taken for a key that the one before did not have: where it has not either, no other list is taken for that key. */
    Register takenFor(Fingerprint key, @Nullable Register before) {
        if (before != null) {
            missed.addAll(before.missed);
        }
        missed.add(key);
        return this;
    }

    /**
     * Whose token a key is.
     *
     * @param since when that began to be waited for
     * @param info asks the issuer about one authorization
     */
    Reply<Reading.Matched> matching(
            Secret key, Fingerprint print, Duration since, Function<AuthorizationId, Reply<Issuer.Listed>> info) {
        Reply<Register> known = whole.containsKey(print) ? new Reply.Answered<>(this) : complete(print, since, info);
        return known.map(_ -> {
            Set<AuthorizationId> owners = whole.getOrDefault(print, Set.of());
            return new Reading.Matched(owners, owners.isEmpty() ? masked(key) : Set.of());
        });
    }

    /** Asks for what the list did not show whole. What was answered is not asked again, whatever stops the rest. */
    private synchronized Reply<Register> complete(
            Fingerprint by, Duration since, Function<AuthorizationId, Reply<Issuer.Listed>> info) {
        if (vain != null && vain.settles(by, since, Roster.FRESH)) {
            return vain.as();
        }
        while (!unasked.isEmpty()) {
            AuthorizationId id = unasked.getFirst();
            Reply<Issuer.Listed> reply = info.apply(id);
            if (reply instanceof Reply.Answered<Issuer.Listed>(var one)) {
                take(partly.getOrDefault(id, new Shown(id, one.token())).or(one.token()));
            } else if (!(reply instanceof Reply.Refused<Issuer.Listed>(var why, var _) && why == Refusal.NOT_FOUND)) {
                vain = new Vain(reply, by, engine.time.elapsed());
                return vain.as();
            }
            unasked.removeFirst();
        }
        return new Reply.Answered<>(this);
    }

    private Set<AuthorizationId> masked(Secret key) {
        return partly.values().stream()
                .filter(shown -> shown.token() instanceof Issuer.Token.Masked(var matches) && matches.test(key))
                .map(Shown::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
