package dev.keyrota.cli.rehearsing;

import dev.keyrota.rehearsal.Trial;
import java.time.Duration;
import java.util.List;

/**
 * How long it takes where one fault strikes and the rotation is completed.
 *
 * @param completed how many were; without one the others are zero
 * @param median of those
 * @param longest of those
 * @param overlap the longest time that both keys lived in any of those
 */
record Durations(int completed, Duration median, Duration longest, Duration overlap) {
    static Durations of(List<Trial> trials) {
        List<Trial> completed = trials.stream()
                .filter(trial -> trial.end() == Trial.End.COMPLETED)
                .toList();
        List<Duration> took = completed.stream().map(Trial::took).sorted().toList();
        return new Durations(
                took.size(),
                took.isEmpty() ? Duration.ZERO : took.get(took.size() / 2),
                took.isEmpty() ? Duration.ZERO : took.getLast(),
                completed.stream().map(Trial::overlap).max(Duration::compareTo).orElse(Duration.ZERO));
    }
}
