package dev.keyrota.engine;

import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Sight;
import java.time.Duration;
import java.util.List;

/**
 * Looks at the world outside of any run: asks, and neither judges, nor records, nor changes anything. The keys that it reads stay in its
 * custody, so that a later question can be asked with them; closing it wipes them.
 */
public final class Lookout implements AutoCloseable {
    private final Engine engine;
    private final Keyring keyring;
    private final Eyes eyes;
    private final Duration start;

    /**
     * A lookout.
     *
     * @param engine whose time and patience it has
     * @param reach all that it can ask
     */
    public Lookout(Engine engine, Reach reach) {
        this(engine, reach, Directory.of(reach.issuer()));
    }

    /**
     * A lookout among others.
     *
     * @param directory what the issuer says of keys, shared with the others
     */
    public Lookout(Engine engine, Reach reach, Directory directory) {
        this.engine = engine;
        this.keyring = new Keyring(engine.fingerprints, reach.vault());
        this.eyes = new Eyes(reach, directory, keyring, engine.nonces);
        this.start = engine.time.elapsed();
    }

    /**
     * Asks side by side, each until one definite answer, two refusals that agree, or no patience is left.
     *
     * @throws InterruptedException if the process is asked to end
     */
    public Sight ask(List<Question> questions) throws InterruptedException {
        Effect.Look look = new Effect.Look(Effect.Purpose.BASELINE, questions, List.of(), List.of(), List.of());
        return Survey.of(look, engine, eyes, null, () -> engine.time.elapsed().minus(start));
    }

    @Override
    public void close() {
        keyring.close();
    }
}
