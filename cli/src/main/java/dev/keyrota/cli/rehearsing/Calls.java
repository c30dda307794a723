package dev.keyrota.cli.rehearsing;

import dev.keyrota.rehearsal.Halt;
import dev.keyrota.rehearsal.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One reason for which somebody would be called, over all trials.
 *
 * @param halt the first of them
 * @param trials those in which it called somebody, in their order; at least one
 */
record Calls(Halt halt, List<Trial> trials) {
    /** Every reason, the most frequent first. */
    static List<Calls> of(List<Trial> trials) {
        Map<String, Calls> reasons = new LinkedHashMap<>();
        for (Trial trial : trials) {
            Map<String, Halt> own = new LinkedHashMap<>();
            trial.halts().stream()
                    .filter(Halt::isCall)
                    .forEach(halt -> own.putIfAbsent(CallText.reason(halt) + CallText.place(halt), halt));
            own.forEach((reason, halt) -> reasons.computeIfAbsent(reason, _ -> new Calls(halt, new ArrayList<>()))
                    .trials()
                    .add(trial));
        }
        return reasons.values().stream()
                .sorted((a, b) -> Integer.compare(b.trials.size(), a.trials.size()))
                .toList();
    }
}
