package dev.keyrota.engine;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Session;
import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks one question of the world. Secrets that are read become fingerprints here, and go into custody or are wiped. */
final class Eyes {
    private final Reach reach;
    private final Directory directory;
    private final Keyring keyring;
    private final Supplier<String> nonces;

    /**
     * Eyes.
     *
     * @param directory what the issuer says of keys
     * @param nonces 64 fresh hexadecimal digits at each call, for challenges
     */
    Eyes(Reach reach, Directory directory, Keyring keyring, Supplier<String> nonces) {
        this.reach = reach;
        this.directory = directory;
        this.keyring = keyring;
        this.nonces = nonces;
    }

    Reply<Reading> ask(Question question, @Nullable Base base) {
        return switch (question) {
            case Question.Holding(var store) -> holding(store);
            case Question.Tracing(var store) ->
                writeOnly(
                        store,
                        place -> place.trace()
                                .map(t -> new Reading.Traced(t.updatedAt(), t.writtenAt(), t.shadowedBy(), t.age())));
            case Question.Proving(var store, var expected) -> writeOnly(store, place -> proving(place, expected, base));
            case Question.Pending(var store, var before) ->
                writeOnly(store, place -> place.pending(before).map(Eyes::consumers));
            case Question.Rollout(var store) -> rollout(store);
            case Question.Listing(var with) ->
                key(with, base, key -> directory.list(key).map(list -> list));
            case Question.Matching(var with) ->
                key(with, base, key -> directory.matching(key).map(found -> found));
            case Question.Showing(var with, var id) ->
                key(with, base, key -> reach.issuer().info(key, id).map(found -> shown(found)));
            case Question.Identity(var with) ->
                key(with, base, key -> directory.account(key).map(Reading.Identified::new));
            case Question.Seeing(var with) ->
                key(with, base, key -> reach.issuer().apps(key).map(Reading.Apps::new));
            case Question.Keeping(var with) -> key(with, base, key -> new Inspection(reach.issuer(), key).kept());
            case Question.Allowance(var with) ->
                key(with, base, key -> reach.issuer().remaining(key).map(Eyes::allowance));
            case Question.Session(var id) -> session(reach.sessions().get(id));
            case Question.Registrations _ ->
                new Reply.Answered<>(reach.registered().get());
            case Question.Approving _ -> reach.vault().openApprovals().map(Reading.Approvals::new);
        };
    }

    private Reply<Reading> key(Fingerprint with, @Nullable Base base, Function<Secret, Reply<Reading>> use) {
        return keyring.find(with, base).then(use);
    }

    private Reply<Reading> holding(StoreId id) {
        return reach.stores().get(id) instanceof Store.Legible place
                ? place.read().map(this::held)
                : new Reply.Refused<>(Refusal.UNSUPPORTED);
    }

    private Reply<Reading> rollout(StoreId id) {
        return reach.stores().get(id) instanceof Store.Rolling place
                ? place.rollout()
                        .map(seen -> new Reading.RolledOut(
                                seen.version(), seen.isComplete(), seen.status() == Store.Rollout.Status.FAILED))
                : new Reply.Refused<>(Refusal.UNSUPPORTED);
    }

    private Reading held(Store.Content content) {
        Secret value = content.value();
        Fingerprint fingerprint = value != null && value.hasKeyShape() ? keyring.keep(value) : null;
        return new Reading.Held(
                fingerprint, content.itemId(), content.version(), content.label(), content.fits(), content.age());
    }

    private Reply<Reading> writeOnly(StoreId id, Function<Store.WriteOnly, Reply<Reading>> use) {
        return reach.stores().get(id) instanceof Store.WriteOnly place
                ? use.apply(place)
                : new Reply.Refused<>(Refusal.UNSUPPORTED);
    }

    private Reply<Reading> proving(Store.WriteOnly place, Fingerprint expected, @Nullable Base base) {
        return key(
                expected,
                base,
                key -> place.prove(key, nonces.get())
                        .map(p ->
                                new Reading.Proven(p.same(), life(p.status()), p.consumerId(), p.consumerCreatedAt())));
    }

    private static Life life(int status) {
        return switch (status) {
            case 200 -> Life.LIVE;
            case 401 -> Life.DEAD;
            default -> Life.UNKNOWN;
        };
    }

    private static Reading consumers(List<Store.Consumer> pending) {
        return new Reading.Consumers(pending.stream().map(Store.Consumer::id).collect(Collectors.toUnmodifiableSet()));
    }

    private static Reading allowance(OptionalInt remaining) {
        return new Reading.Allowance(remaining.isPresent() ? remaining.getAsInt() : null);
    }

    private static Reading shown(Issuer.Listed found) {
        Shown.wipe(found.token());
        return new Reading.Shown(found.authorization().id());
    }

    private Reply<Reading> session(@Nullable Session session) {
        if (session == null) {
            return new Reply.Refused<>(Refusal.UNSUPPORTED);
        }
        return session.report().then(this::reported);
    }

    /** A value that is there and is no key, as far as we can read it, may be one to whoever reads it otherwise: it tells nothing. */
    private Reply<Reading> reported(Session.Report report) {
        Secret value = report.value();
        if (value != null && !value.hasKeyShape()) {
            value.close();
            return new Reply.Refused<>(Refusal.UNSUPPORTED);
        }
        return new Reply.Answered<>(seen(report));
    }

    private Reading seen(Session.Report report) {
        Secret value = report.value();
        if (value == null) {
            return new Reading.Reported(null, Life.UNKNOWN, null, null, report.source());
        }
        return switch (directory.account(value)) {
            case Reply.Answered<Account>(var account) -> {
                AuthorizationId owner = owner(value);
                yield new Reading.Reported(keyring.glance(value), Life.LIVE, account.email(), owner, report.source());
            }
            case Reply.Refused<Account>(var why, var _) -> {
                Life life = why == Refusal.UNAUTHENTICATED ? Life.DEAD : Life.UNKNOWN;
                yield new Reading.Reported(keyring.glance(value), life, null, null, report.source());
            }
            case Reply.Unclear<Account> _ ->
                new Reading.Reported(keyring.glance(value), Life.UNKNOWN, null, null, report.source());
        };
    }

    /** Whose token a key is, as far as it can tell itself. */
    private @Nullable AuthorizationId owner(Secret key) {
        return directory.matching(key) instanceof Reply.Answered<Reading.Matched>(Reading.Matched(var whole, var _))
                        && whole.size() == 1
                ? whole.iterator().next()
                : null;
    }
}
