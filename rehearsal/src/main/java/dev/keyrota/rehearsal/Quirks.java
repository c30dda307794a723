package dev.keyrota.rehearsal;

import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issuer that does not quite do what it says: it forgets a dead key slowly, or mixes up an answer. */
final class Quirks {
    private static final Duration REMEMBERED = Duration.ofMinutes(3);

    private @Nullable Instant slowSince;
    private boolean mixedUp;

    /** The same in a fork of the simulation. */
    Quirks copy() {
        Quirks copy = new Quirks();
        copy.slowSince = slowSince;
        copy.mixedUp = mixedUp;
        return copy;
    }

    /** A key that is revoked from now on is let in for a while after. */
    void forgetSlowly(Instant now) {
        slowSince = slowSince == null ? now : slowSince;
    }

    /** The next creation is answered with another account's token. */
    void mixUp() {
        mixedUp = true;
    }

    /** Whether an answer is yet to be mixed up. */
    boolean isMixedUp() {
        return mixedUp;
    }

    /** Whether the issuer lets a key in. */
    boolean letsIn(World world, String token) {
        return world.heroku().opens(takenFor(world, token));
    }

    /** The token of the key that one is taken for: its own, or, while it is dead and not forgotten, that of any key of the account. */
    String takenFor(World world, String token) {
        return slowSince != null && isRemembered(world, token, slowSince) ? anyLiving(world, token) : token;
    }

    private static boolean isRemembered(World world, String token, Instant since) {
        return world.heroku()
                .knowing(token)
                .map(Authorization::revokedAt)
                .filter(dead -> !dead.isBefore(since))
                .filter(dead -> dead.plus(REMEMBERED).isAfter(world.clock().instant()))
                .isPresent();
    }

    private static String anyLiving(World world, String otherwise) {
        return world.heroku().everyAuthorization().stream()
                .map(Authorization::token)
                .filter(world.heroku()::opens)
                .findFirst()
                .orElse(otherwise);
    }

    /** The token that the answer to a creation tells. */
    String told(World world, String token) {
        if (!mixedUp) {
            return token;
        }
        mixedUp = false;
        return world.heroku()
                .authorize(world.heroku().stranger(), "not of this account", List.of("global"))
                .token();
    }
}
