package dev.keyrota.engine;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Moment;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One account's authorizations, listed once for many keys and kept without their tokens. For whoever only looks.
 *
 * <p>A key that the list shows whole, that has no end and that may ask whom it authenticates needs no call of its own: what is said of it is the
 * list's word, up to five minutes old. Of every other key the issuer is asked whether it lives; that it does is believed for ten seconds, and that
 * it does not is never remembered. A living key of the account that the list does not have is a reason to list anew.
 */
public final class Roster implements Directory {
    static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration ALIVE = Duration.ofSeconds(10);
    private static final Duration UNSAID = Duration.ofSeconds(30);
    /** In a row, for one call. */
    private static final int WAITS_MAX = 3;

    private final Engine engine;
    private final Issuer issuer;
    private final Directory others;
    private final String identity;
    private final Map<Fingerprint, Object> turns = new ConcurrentHashMap<>();
    private final Map<Fingerprint, Life> lives = new ConcurrentHashMap<>();
    private volatile @Nullable Register last;
    private @Nullable Vain vain;

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

    /** That a key authenticates an account, and when that was asked. */
    private record Life(Account account, Moment asked) {}

    @Override
    public Reply<Account> account(Secret key) {
        Fingerprint print = engine.fingerprints.of(key);
        Register listed = lasting(print);
        return listed == null ? living(key, print) : new Reply.Answered<>(listed.account());
    }

    @Override
    public Reply<Reading.Listed> list(Secret key) {
        return ask(key, (register, _) -> new Reply.Answered<>(register.list()), others::list);
    }

    @Override
    public Reply<Reading.Matched> matching(Secret key) {
        Fingerprint print = engine.fingerprints.of(key);
        return ask(
                key,
                (register, since) -> register.matching(key, print, since, id -> patiently(() -> issuer.info(key, id))),
                others::matching);
    }

    /** What a register is asked, by one who waits since then. */
    private interface Look<T> {
        Reply<T> at(Register register, Duration since);
    }

    private <T> Reply<T> ask(Secret key, Look<T> look, Function<Secret, Reply<T>> elsewhere) {
        Fingerprint print = engine.fingerprints.of(key);
        Duration since = engine.time.elapsed();
        Register listed = lasting(print);
        if (listed != null) {
            return look.at(listed, since);
        }
        return living(key, print)
                .then(account -> account.email().equalsIgnoreCase(identity)
                        ? register(key, print, account, since).then(register -> look.at(register, since))
                        : elsewhere.apply(key));
    }

    /** Whom a key authenticates, asked once for all questions of one round. */
    private Reply<Account> living(Secret key, Fingerprint print) {
        synchronized (turns.computeIfAbsent(print, _ -> new Object())) {
            Life known = lives.get(print);
            if (known != null && isWithin(known.asked(), ALIVE)) {
                return new Reply.Answered<>(known.account());
            }
            Moment asked = now();
            Reply<Account> reply = issuer.account(key);
            if (reply instanceof Reply.Answered<Account>(var account)) {
                lives.put(print, new Life(account, asked));
            }
            return reply;
        }
    }

    private @Nullable Register lasting(Fingerprint key) {
        Register register = last;
        return register != null && register.isLasting(key) && isWithin(register.begun(), FRESH) ? register : null;
    }

    /** The last list, whatever its age, if it has the key or was asked for since; else a new one. Whose token is whose does not age. */
    private synchronized Reply<Register> register(Secret key, Fingerprint print, Account account, Duration since) {
        Register known = last;
        if (known != null && (known.begun().elapsed().compareTo(since) > 0 || known.has(print))) {
            return new Reply.Answered<>(known);
        }
        if (vain != null && vain.settles(print, since, FRESH)) {
            return vain.as();
        }
        Moment begun = now();
        Reply<Issuer.Listing> reply = patiently(() -> issuer.list(key));
        if (reply instanceof Reply.Answered<Issuer.Listing>(var listing)) {
            Register taken = new Register(engine, account, listing, begun).takenFor(print, known);
            last = taken;
            return new Reply.Answered<>(taken);
        }
        vain = new Vain(reply, print, engine.time.elapsed());
        return vain.as();
    }

    /** A vendor's limit is waited for: whoever begins anew pays as much again, and many who do leave nothing for anybody. */
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

    private Moment now() {
        return new Moment(engine.time.elapsed(), engine.time.wall());
    }

    /** By both clocks: one stands still while the machine sleeps, and the other may be set. */
    private boolean isWithin(Moment asked, Duration limit) {
        Duration byClock = Duration.between(asked.wall(), engine.time.wall());
        return engine.time.elapsed().minus(asked.elapsed()).compareTo(limit) < 0
                && !byClock.isNegative()
                && byClock.compareTo(limit) < 0;
    }
}
