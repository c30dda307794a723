package dev.keyrota.cli.workbench;

import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Screen;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.bootstrap.Found;
import dev.keyrota.connectors.bootstrap.SandboxMark;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where secrets come into this process: each enters custody before anybody uses it, and none comes from the other world, a sandbox's into
 * reality or a real one into a sandbox. For many threads.
 */
final class Entrance {
    private final Custody custody;
    private final boolean sandbox;
    private final Screen screen;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** @param sandbox whether the configuration is a sandbox's */
    Entrance(Custody custody, boolean sandbox, Screen screen) {
        this.custody = custody;
        this.sandbox = sandbox;
        this.screen = screen;
    }

    /** Something that carries no mark: a client id, a private key, a token that a vendor has just handed out. */
    Secret unmarked(Secret secret) {
        return custody.enter(secret);
    }

    /**
     * What Keyrota logs in with.
     *
     * @param place where it was found, for people
     * @throws Trouble where it is of the other world: exit 2
     */
    Secret login(Secret secret, String place) {
        Found.Missing objection = SandboxMark.objection(secret, place, sandbox);
        if (objection != null) {
            secret.close();
            throw Trouble.of(
                    ExitCode.USAGE, "other_world", objection.what() + "; nothing was contacted", objection.remedy());
        }
        return custody.enter(secret);
    }

    /**
     * What a place holds. A key of the other world is none here: it is wiped, which is said once, and what looks is told that the place
     * holds no key, so that no run begins with it and none overwrites it.
     *
     * @param place for people
     */
    @Nullable
    Secret value(@Nullable Secret value, String place) {
        Secret own = ofThisWorld(value, place);
        return own == null ? null : custody.enter(own);
    }

    /** What a place holds that others write: a session, a store beside the source of truth. As {@link #value}, but not ours. */
    @Nullable
    Secret glimpse(@Nullable Secret value, String place) {
        Secret seen = ofThisWorld(value, place);
        return seen == null ? null : custody.glimpse(seen);
    }

    private @Nullable Secret ofThisWorld(@Nullable Secret value, String place) {
        if (value == null) {
            return null;
        }
        Found.Missing objection = value.hasKeyShape() ? SandboxMark.objection(value, place, sandbox) : null;
        if (objection == null) {
            return value;
        }
        value.close();
        if (told.add(objection.what())) {
            screen.warn("warning: " + objection.what() + ", so it is taken for none; " + objection.remedy());
        }
        return null;
    }
}
