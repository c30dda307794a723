package dev.keyrota.rehearsal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rotation that was played to its end, or until nobody could bring it further.
 *
 * @param name what plays it again: its plan, {@code 19:LATE}, or its circumstance; empty for the one without a fault
 * @param spot where it was struck; null where it was not
 * @param end how it ended
 * @param halts why its processes ended and left it uncompleted, in their order
 * @param took from its first fact to its last, with the minute that a person takes to come
 * @param overlap how long the old key and a new one lived side by side
 * @param oldLives whether the old key was alive at the end
 * @param newLives whether a new key was alive at the end
 * @param broken the invariants that it broke, in words; empty unless Keyrota has a defect
 */
public record Trial(
        String name,
        @Nullable Spot spot,
        End end,
        List<Halt> halts,
        Duration took,
        Duration overlap,
        boolean oldLives,
        boolean newLives,
        List<String> broken) {
    public Trial {
        halts = List.copyOf(halts);
        broken = List.copyOf(broken);
    }

    /**
     * Where a fault struck.
     *
     * @param part of the rotation
     * @param call the call, as the sandbox names it, or the fact that was being written
     */
    public record Spot(Part part, String call, Fault fault) {}

    /** How it ended. */
    public enum End {
        /** Every store holds the new key, and the old one is dead. */
        COMPLETED,
        /** The world is as before. */
        PUT_BACK,
        /** It was resumed until that changed nothing any more. */
        OPEN
    }

    /** What it asked of people. */
    public enum Outcome {
        /** Nothing. */
        BY_ITSELF,
        /** To start it again after its process had died. */
        STARTED_AGAIN,
        /** To look at why it stopped or waits, and then to resume it. */
        AFTER_A_PERSON,
        /** To see why it gave up, and to rotate later. */
        PUT_BACK,
        /** More than to resume it. */
        LEFT_OPEN,
        /** An invariant broke. */
        BROKEN
    }

    /** What it asked of people. */
    public Outcome outcome() {
        if (!broken.isEmpty()) {
            return Outcome.BROKEN;
        }
        return switch (end) {
            case OPEN -> Outcome.LEFT_OPEN;
            case PUT_BACK -> Outcome.PUT_BACK;
            case COMPLETED -> {
                if (halts.stream().anyMatch(Halt::isCall)) {
                    yield Outcome.AFTER_A_PERSON;
                }
                yield halts.contains(new Halt.Died()) ? Outcome.STARTED_AGAIN : Outcome.BY_ITSELF;
            }
        };
    }
}
