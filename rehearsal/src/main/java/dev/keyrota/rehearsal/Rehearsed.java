package dev.keyrota.rehearsal;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that a rehearsal came to.
 *
 * @param assumptions what is otherwise than configured, or was taken for granted, a sentence each
 * @param clean the rotation without a fault
 * @param faults one rotation for each fault at each point of it, in their order
 * @param circumstances what may be so already when a rotation begins, or in its way, each with whom it takes to go on
 */
public record Rehearsed(List<String> assumptions, Trial clean, List<Trial> faults, List<Case> circumstances) {
    public Rehearsed {
        assumptions = List.copyOf(assumptions);
        faults = List.copyOf(faults);
        circumstances = List.copyOf(circumstances);
    }

    /**
     * One circumstance, and what came of it.
     *
     * @param place the store, session or app that it is about; empty where it is about none
     */
    public record Case(Circumstance circumstance, String place, Trial trial) {}

    /** Every rotation that was played. */
    public Stream<Trial> trials() {
        return Stream.of(
                        Stream.of(clean),
                        faults.stream(),
                        circumstances.stream().map(Case::trial))
                .flatMap(each -> each);
    }

    /** Those that broke an invariant. */
    public List<Trial> broken() {
        return trials().filter(trial -> !trial.broken().isEmpty()).toList();
    }
}
