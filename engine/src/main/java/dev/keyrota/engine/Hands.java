package dev.keyrota.engine;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.Run;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does one deed and says what came of it. Nothing is repeated here. */
final class Hands {
    private final Reach reach;
    private final Keyring keyring;
    private final Handed handed;
    private final Supplier<Duration> elapsed;

    Hands(Reach reach, Keyring keyring, Handed handed, Supplier<Duration> elapsed) {
        this.reach = reach;
        this.keyring = keyring;
        this.handed = handed;
        this.elapsed = elapsed;
    }

    Event act(Act act, Run run) {
        return switch (act) {
            case Act.Create create -> create(create, run);
            case Act.Receive receive -> receive(receive, run);
            case Act.Write(var place, var attempt, var value) -> {
                Store store = reach.stores().get(place);
                Label label = place.equals(run.charter().vault().id()) ? label(run, attempt, Label.State.OPEN) : null;
                yield with(value, run, secret -> store == null ? unsupported() : store.write(secret, label));
            }
            case Act.Revoke(var id, var why, var key) ->
                why == Act.Revoke.Why.OLD && run.charter().mode() == Charter.Mode.OPERATOR_ASSISTED
                        ? refused(Refusal.BY_HAND)
                        : with(key, run, secret -> reach.issuer().revoke(secret, id));
            case Act.Close(var value) ->
                with(
                        value,
                        run,
                        secret -> reach.vault().label(label(run, run.attempts().size(), Label.State.DONE), secret));
        };
    }

    private Event create(Act.Create create, Run run) {
        Issuer.Order order = new Issuer.Order(
                create.description(), run.charter().scope(), run.charter().expiresInSeconds());
        Reply<Issuer.Minted> reply = keyring.find(create.with(), run.base())
                .then(key -> reach.issuer().create(key, order));
        return said(
                reply,
                minted -> new Event.Created(
                        create.attempt(),
                        minted.authorization().id(),
                        keyring.keep(minted.secret()),
                        minted.authorization().createdAt()));
    }

    /** Takes the key that a person created. Nothing of the world changes, so whatever goes wrong, it can be handed over again. */
    private Event receive(Act.Receive receive, Run run) {
        if (handed.key() == null) {
            return refused(Refusal.BY_HAND);
        }
        if (!handed.key().hasKeyShape()) {
            return refused(Refusal.MALFORMED_KEY);
        }
        Secret key = handed.key().copy();
        Reply<Authorization> owner = keyring.find(receive.with(), run.base())
                .then(asker -> new Ownership(reach.issuer(), asker).owner(key, receive.description()));
        return switch (owner) {
            case Reply.Answered<Authorization>(var found)
            when !run.isOld(found.id()) ->
                new Event.Created(receive.attempt(), found.id(), keyring.keep(key), found.createdAt());
            case Reply.Answered<Authorization> _ -> dropped(key, Refusal.UNKNOWN_KEY);
            case Reply.Refused<Authorization>(var why, var _) -> dropped(key, why);
            case Reply.Unclear<Authorization> _ -> dropped(key, Refusal.UNREACHABLE);
        };
    }

    private Event dropped(Secret key, Refusal why) {
        key.close();
        return refused(why);
    }

    private Event refused(Refusal why) {
        return new Event.Refused(why, null, elapsed.get());
    }

    private <T> Event with(dev.keyrota.protocol.Fingerprint key, Run run, Function<Secret, Reply<T>> deed) {
        return said(keyring.find(key, run.base()).then(deed), _ -> new Event.Acknowledged());
    }

    private static <T> Reply<T> unsupported() {
        return new Reply.Refused<>(Refusal.UNSUPPORTED);
    }

    private <T> Event said(Reply<T> reply, Function<T, Event> done) {
        return switch (reply) {
            case Reply.Answered<T>(var value) -> done.apply(value);
            case Reply.Refused<T>(var why, var retryAfter) -> new Event.Refused(why, retryAfter, elapsed.get());
            case Reply.Unclear<T>(var why) -> new Event.Doubted(why, elapsed.get());
        };
    }

    private static Label label(Run run, int attempt, Label.State state) {
        AuthorizationId current = run.attempts().get(attempt - 1).id();
        if (current == null || run.base() == null) {
            throw new IllegalStateException("a label names an authorization that was created");
        }
        Base.Old old = run.base().old();
        AuthorizationId previous = state == Label.State.OPEN && old != null ? old.id() : null;
        return new Label(current, previous, run.id(), run.charter().host(), state);
    }
}
