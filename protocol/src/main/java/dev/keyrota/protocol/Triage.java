package dev.keyrota.protocol;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Charter.Urgency;
import java.util.List;

/**
 * What an emergency does with a store that would stop it: the old key is dead, so every other store is written first, and this one comes
 * last. What is wrong with it then stops the run.
 */
final class Triage {
    private Triage() {}

    /** What the answers to a look came to; where they would stop an emergency for one store, that this store is passed over. */
    static List<Event> of(Run run, Effect.Look look, List<Event> judged) {
        return isOfOneStore(look.purpose())
                ? judged.stream().map(event -> of(run, event)).toList()
                : judged;
    }

    /** The same of one fact about a store. */
    static Event of(Run run, Event judged) {
        if (!(judged instanceof Event.Stopped(var _, var name)) || run.urgency() != Urgency.NOW) {
            return judged;
        }
        return run.charter().stores().stream()
                .skip(1)
                .map(Place::id)
                .filter(store ->
                        store.value().equals(name) && !run.progress(store).passedOver())
                .findFirst()
                .<Event>map(Event.PassedOver::new)
                .orElse(judged);
    }

    private static boolean isOfOneStore(Effect.Purpose purpose) {
        return switch (purpose) {
            case CLEAR, AWAIT, ROLLOUT, CONFIRM, REPROVE -> true;
            case SOURCE, LOAN, BASELINE, SEARCH, VERIFY, RECALL, APPROVAL, GATE, BY_HAND, SUSPICION, SWEEP, FINAL ->
                false;
        };
    }

    /**
     * When a store has its turn: in an emergency first those that can be written now, then those that somebody else brings about, then those
     * that were passed over, and last those that were tried in vain as often as a process may.
     */
    static int rank(Run run, Place place) {
        if (run.urgency() != Urgency.NOW) {
            return 0;
        }
        Progress progress = run.progress(place.id());
        if (progress.sends() >= Decision.SENDS_MAX || progress.awaited() >= Decision.AWAITS_MAX) {
            return 3;
        }
        if (progress.passedOver()) {
            return 2;
        }
        boolean waits = place.writtenBy() != null
                || progress.rollingFor() == run.attempts().size();
        return waits ? 1 : 0;
    }
}
