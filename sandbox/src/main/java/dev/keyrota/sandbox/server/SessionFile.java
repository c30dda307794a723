package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.worlds.World;
import java.util.function.Consumer;

/**
 * The stand-in for the operator's shell: a file with the one line that the shell would have exported, kept in step with
 * what the session holds in the world.
 */
final class SessionFile implements Consumer<World> {

    /** The session that the written configuration names. */
    static final String SESSION = "operator";

    static final String NAME = "session.env";

    private final PrivateFolder folder;
    private String written = "not yet";

    SessionFile(PrivateFolder folder) {
        this.folder = folder;
    }

    /** Writes the file where it no longer says what the session holds; empty where it holds nothing. */
    @Override
    public void accept(World world) {
        String line = world.place(SESSION)
                .filter(Place.Session.class::isInstance)
                .map(Place.Session.class::cast)
                .flatMap(session ->
                        world.held(session).map(Held::value).map(value -> session.variable() + "=" + value + "\n"))
                .orElse("");
        if (!line.equals(written)) {
            folder.write(NAME, line);
            written = line;
        }
    }
}
