package dev.keyrota.cli.manual;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a person: what is to be done, without how. */
public sealed interface Step {
    /** What a step is for. */
    enum Kind {
        LOOK,
        DECIDE,
        WAIT,
        CREATE,
        WRITE,
        VERIFY,
        GATE,
        REVOKE,
        SWEEP,
        LOG
    }

    /** What it is for. */
    default Kind kind() {
        return switch (this) {
            case Prepare _, Alone _, Look _, Recover _, RememberOld _ -> Kind.LOOK;
            case Approve _, Decide _ -> Kind.DECIDE;
            case Quiet _, Settle _, Overlap _ -> Kind.WAIT;
            case Create _ -> Kind.CREATE;
            case WriteVault _, Write _ -> Kind.WRITE;
            case Verify _, LookOnceMore _ -> Kind.VERIFY;
            case Gate _ -> Kind.GATE;
            case Revoke _ -> Kind.REVOKE;
            case Sweep _ -> Kind.SWEEP;
            case Close _, Row _ -> Kind.LOG;
        };
    }

    /** The commands that the other steps use, and the logins. */
    record Prepare() implements Step {}

    /** See that the process which was at work last is over. */
    record Alone(String host, long pid) implements Step {}

    /** Wait until what was sent can take effect no more. */
    record Quiet(Instant until) implements Step {}

    /** Wait until nothing that was sent before these steps can take effect any more, by what the stores say of their last write. */
    record Settle(List<Place> stores) implements Step {}

    /** Have an approval request at the vault decided. */
    record Approve() implements Step {}

    /** See which key the vault holds. */
    record Look(Exit exit) implements Step {}

    /** Judge it. */
    record Decide(Exit exit) implements Step {}

    /** Have the run's last key from its issuer, where the vault has none of the run's. */
    record Recover(AuthorizationId last) implements Step {}

    /**
     * Have a new key where there is none.
     *
     * @param description ends with a nonce
     * @param byHand whether on the issuer's page
     */
    record Create(String description, boolean byHand) implements Step {}

    /** See that the new key does what it must. */
    record Verify() implements Step {}

    /** Write the source of truth and read it back. */
    record WriteVault() implements Step {}

    /** Keep the old key, to recognize it. */
    record RememberOld() implements Step {}

    /** Write another store, and prove it. */
    record Write(Place place) implements Step {}

    /**
     * Let both keys live side by side.
     *
     * @param length counted from when the last store holds the new key
     * @param until when it is over; null where nobody began to count
     */
    record Overlap(Duration length, @Nullable Instant until) implements Step {}

    /**
     * See every proof that the revocation demands.
     *
     * @param stores that must hold the new key
     * @param others whether other credentials' places and sessions count too
     * @param consumers whether unfinished consumers count too
     */
    record Gate(List<Place> stores, boolean others, boolean consumers) implements Step {}

    /** End the old key. */
    record Revoke(Hand hand) implements Step {
        /** Whose hand does it, and with what. */
        enum Hand {
            WITH_THE_NEW_KEY,
            ON_THE_PAGE,
            WITH_ITSELF,
            ITSELF_ON_THE_PAGE
        }
    }

    /**
     * End what the run left over.
     *
     * @param stores that must hold the new key; without any, the vault must be as it was found
     */
    record Sweep(List<Place> stores) implements Step {}

    /** See the end. */
    record LookOnceMore(Exit exit, List<Place> stores) implements Step {}

    /** Say beside the vault's value that the run is over. */
    record Close() implements Step {}

    /** Write a row for people, and forget the keys. */
    record Row(Exit exit) implements Step {}
}
