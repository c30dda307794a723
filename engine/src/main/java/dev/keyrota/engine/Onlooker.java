package dev.keyrota.engine;

import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;

/** Sees what the engine does, for a person who waits in front of it. It cannot hold up or change anything. */
public interface Onlooker {
    /** What the engine is about to do. */
    default void next(RunId run, Effect effect) {}

    /** What happened, after the journal has it. */
    default void happened(RunId run, Event event) {}

    /** Nobody looks. */
    static Onlooker none() {
        return new Onlooker() {};
    }
}
