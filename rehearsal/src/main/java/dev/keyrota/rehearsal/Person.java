package dev.keyrota.rehearsal;

import dev.keyrota.engine.Handed;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a person does between two processes of a run, and tells the next one. */
public interface Person {
    /** Starts it again, and nothing else. */
    Person PATIENT = (process, state, facts, world) -> Turn.NOTHING;

    /** Makes an emergency of it at once. */
    Person HASTY = new Person() {
        @Override
        public Turn turn(int process, State state, List<Event> facts, World world) {
            boolean heard = facts.stream().anyMatch(Event.Hastened.class::isInstance);
            Event said = new Event.Hastened(Charter.Urgency.NOW, Charter.Reason.EXPOSURE, "somebody");
            return new Turn(Handed.nothing(), heard ? List.of() : List.of(said));
        }

        @Override
        public boolean hastens() {
            return true;
        }
    };

    /**
     * What the next process is told and given. The world may be changed.
     *
     * @param process 0 for the first
     */
    Turn turn(int process, State state, List<Event> facts, World world);

    /** How long it takes until they start the next process after one that has said where it ends: a minute. After a crash they do it at once. */
    default Duration absence(State left, Instant now) {
        return Duration.ofMinutes(1);
    }

    /** Whether the stores after the vault may hold the old key while it dies, since this person makes an emergency of it. */
    default boolean hastens() {
        return false;
    }

    /**
     * What a process is told and given.
     *
     * @param handed what is handed over
     * @param said facts that a person states
     */
    record Turn(Handed handed, List<Event> said) {
        /** Nothing at all. */
        public static final Turn NOTHING = new Turn(Handed.nothing(), List.of());

        /** Something is handed over, and nothing said. */
        public static Turn of(Handed handed) {
            return new Turn(handed, List.of());
        }
    }
}
