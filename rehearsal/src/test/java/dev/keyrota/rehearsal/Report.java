package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints what an exploration came to, for the reader of the log and for docs/proof, and demands that nothing was violated. */
final class Report {
    private Report() {}

    /** No invariant was broken, and every scenario came to one of the two ends. */
    static void of(String name, Setting setting, Tally tally) {
        unbroken(name, setting, tally);
        assertThat(tally.unended())
                .as(() -> name + "\n" + text(tally.openExamples()))
                .isZero();
    }

    /** No invariant was broken, and every scenario came to one of the two ends or to one that is named here. */
    static void safe(String name, Setting setting, Tally tally, String... named) {
        unbroken(name, setting, tally);
        assertThat(tally.openExamples())
                .as(name)
                .allMatch(open -> Set.of(named).contains(open.what().replaceFirst("^L1: ", "")));
    }

    private static void unbroken(String name, Setting setting, Tally tally) {
        System.out.println(tally.line(name));
        assertThat(tally.scenarios()).isPositive();
        assertThat(tally.violations())
                .as(() -> name + "\n" + shrunk(setting, tally) + "\n" + text(tally.examples()))
                .isZero();
    }

    /** What is needed for the first violation, played once more. */
    private static String shrunk(Setting setting, Tally tally) {
        Tally.Violation first = tally.examples().getFirst();
        Plan smallest = Shrink.of(setting, first.plan(), first.what());
        return "smallest: " + smallest + " " + first.what() + "\n" + Replay.text(Scenario.play(setting, smallest));
    }

    private static String text(List<Tally.Violation> examples) {
        return examples.stream().limit(20).map(Tally.Violation::toString).collect(Collectors.joining("\n"));
    }
}
