package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

/** Prints what an exploration came to, for the reader of the log and for docs/proof, and demands that nothing was violated. */
final class Report {
    private Report() {}

    /** No invariant was broken, and every scenario came to one of the two ends. */
    static void of(String name, Setting setting, Tally tally) {
        safe(name, setting, tally);
        assertThat(tally.unended()).as(() -> text(tally.openExamples())).isZero();
    }

    /** No invariant was broken; where a run ends is for the world to say. */
    static void safe(String name, Setting setting, Tally tally) {
        System.out.println(tally.line(name));
        assertThat(tally.scenarios()).isPositive();
        assertThat(tally.violations())
                .as(() -> shrunk(setting, tally) + "\n" + text(tally.examples()))
                .isZero();
    }

    /** What is needed for the first violation: {@link Replay} plays it again. */
    private static String shrunk(Setting setting, Tally tally) {
        Tally.Violation first = tally.examples().getFirst();
        return "smallest: " + Shrink.of(setting, first.plan(), first.what()) + " " + first.what();
    }

    private static String text(List<Tally.Violation> examples) {
        return examples.stream().limit(20).map(Tally.Violation::toString).collect(Collectors.joining("\n"));
    }
}
