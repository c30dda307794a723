package dev.keyrota.cli.rehearsing;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Words;
import dev.keyrota.rehearsal.Halt;
import dev.keyrota.rehearsal.Part;
import dev.keyrota.rehearsal.Rehearsed;
import dev.keyrota.rehearsal.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rehearsal came to, for people: what would break, who would be called, and how long it takes. */
public final class RehearsalReport {
    /** More stores than these share a line. */
    private static final int STORES_MAX = 12;

    /** Of a longer list, the first of it are told. */
    private static final int TOLD_MAX = 12;

    private final String qualifiedName;
    private final String credential;
    private final Rehearsed rehearsed;
    private final String keyrota;

    /**
     * A report.
     *
     * @param qualifiedName its name with the environment
     * @param credential as a command names it
     * @param keyrota how a further command begins
     */
    public RehearsalReport(String qualifiedName, String credential, Rehearsed rehearsed, String keyrota) {
        this.qualifiedName = qualifiedName;
        this.credential = credential;
        this.rehearsed = rehearsed;
        this.keyrota = keyrota;
    }

    /**
     * The report as the command's answer.
     *
     * @param all whether each rotation is told in a line too
     */
    public Answer answer(boolean all) {
        return new Answer(exit(), new RehearsalDocument(qualifiedName, rehearsed, this).json(), text(all));
    }

    /** A broken invariant is Keyrota's failure; a rotation that does not come to its end without a fault is something found. */
    private ExitCode exit() {
        if (!rehearsed.broken().isEmpty()) {
            return ExitCode.FAILED;
        }
        return rehearsed.clean().end() == Trial.End.COMPLETED ? ExitCode.DONE : ExitCode.FOUND;
    }

    private List<String> text(boolean all) {
        List<String> lines = new ArrayList<>();
        lines.add("rehearsed " + qualifiedName + ": " + rehearsed.trials().count() + " rotations in the sandbox, "
                + rehearsed.faults().size() + " with one fault, "
                + rehearsed.circumstances().size() + " in a bad circumstance");
        lines.addAll(verdict());
        lines.addAll(durations());
        lines.add("");
        lines.addAll(tables());
        lines.addAll(calls());
        lines.addAll(circumstances());
        lines.add("");
        rehearsed.assumptions().forEach(sentence -> lines.add("assumed: " + sentence));
        lines.add("told:    nobody: no alert channel is configured; the exit code reaches whoever runs it");
        if (all) {
            lines.add("");
            rehearsed.trials().forEach(trial -> lines.add(line(trial)));
        } else {
            lines.add("each:    " + keyrota + " rehearse " + credential
                    + " --all, and --replay PLAN for one step by step");
        }
        return lines;
    }

    private List<String> verdict() {
        List<Trial> broken = rehearsed.broken();
        if (broken.isEmpty()) {
            return List.of("nothing would break: no consumer is ever without a working key");
        }
        List<String> lines = new ArrayList<>();
        lines.add("WOULD BREAK: " + broken.size()
                + " of them broke a rule of the protocol; do not rotate, and report it");
        broken.stream()
                .limit(TOLD_MAX)
                .forEach(trial -> lines.add("  " + title(trial) + "  " + String.join("; ", trial.broken())));
        if (broken.size() > TOLD_MAX) {
            lines.add("  and " + (broken.size() - TOLD_MAX) + " more; --all and -o json have them all");
        }
        return lines;
    }

    private List<String> durations() {
        Trial clean = rehearsed.clean();
        Durations struck = Durations.of(rehearsed.faults());
        String without = clean.end() == Trial.End.COMPLETED
                ? "completed in " + Words.span(clean.took()) + ", both keys live for " + Words.span(clean.overlap())
                : PartText.end(clean.end()) + ", so it cannot be rotated as it is configured";
        List<String> lines = new ArrayList<>();
        lines.add("without a fault: " + without);
        clean.halts().stream()
                .map(halt -> "                 " + CallText.what(halt, credential))
                .distinct()
                .forEach(lines::add);
        if (struck.completed() > 0) {
            lines.add("with one fault:  median " + Words.span(struck.median()) + ", at worst "
                    + Words.span(struck.longest()) + ", both keys live for " + Words.span(struck.overlap())
                    + " at most");
        }
        return lines;
    }

    private List<String> tables() {
        List<Trial.Outcome> columns = Count.columns(rehearsed.faults());
        List<String> lines = new ArrayList<>();
        lines.add(Count.heading("A FAULT WHILE IT …", columns));
        steps().forEach(row -> lines.add(row.line(columns)));
        lines.add("");
        lines.add(Count.heading("THE FAULT IS …", columns));
        kinds().forEach(row -> lines.add(row.line(columns)));
        return lines;
    }

    /** How it went by the step that was struck. */
    List<Count> steps() {
        long stores = rehearsed.faults().stream()
                .flatMap(trial -> Stream.ofNullable(trial.spot()))
                .map(Trial.Spot::part)
                .filter(part -> part.kind() == Part.Kind.WRITE)
                .distinct()
                .count();
        return grouped(trial -> {
            Part part = spot(trial).part();
            return part.kind() == Part.Kind.WRITE && stores > STORES_MAX ? "writes the stores" : PartText.of(part);
        });
    }

    /** How it went by what struck. */
    List<Count> kinds() {
        return Arrays.stream(FaultText.Kind.values())
                .map(kind -> Count.of(
                        kind.words(),
                        rehearsed.faults().stream()
                                .filter(trial -> FaultText.kind(spot(trial).fault()) == kind)
                                .toList()))
                .toList();
    }

    private List<Count> grouped(Function<Trial, String> name) {
        Map<String, List<Trial>> groups = rehearsed.faults().stream()
                .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> Count.of(group.getKey(), group.getValue()))
                .toList();
    }

    static Trial.Spot spot(Trial struck) {
        Trial.Spot spot = struck.spot();
        if (spot == null) {
            throw new IllegalArgumentException("nothing struck it");
        }
        return spot;
    }

    private List<String> calls() {
        List<Calls> calls = Calls.of(rehearsed.faults());
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(calls.isEmpty() ? "NOBODY WOULD BE CALLED BY A SINGLE FAULT" : "WHO WOULD BE CALLED BY A FAULT");
        calls.stream()
                .limit(TOLD_MAX)
                .forEach(call -> lines.add("  " + call.trials().size() + " x " + CallText.who(call.halt()) + ": "
                        + CallText.what(call.halt(), credential) + " ("
                        + call.trials().getFirst().name() + ")"));
        if (calls.size() > TOLD_MAX) {
            lines.add("  and " + (calls.size() - TOLD_MAX) + " reasons more; -o json has them all");
        }
        return lines;
    }

    private List<String> circumstances() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("WHO WOULD BE CALLED IF …");
        for (Rehearsed.Case met : rehearsed.circumstances()) {
            String who = met.trial().halts().stream()
                    .filter(Halt::isCall)
                    .map(CallText::who)
                    .distinct()
                    .collect(Collectors.joining(", then "));
            String then = who.isEmpty() ? "nobody; " : who + "; once " + PartText.remedy(met.circumstance()) + ", ";
            lines.add("  " + PartText.of(met) + ": " + then + end(met.trial()));
        }
        return lines;
    }

    /** Where it was not completed, the last word of it says why. */
    private String end(Trial trial) {
        boolean told = trial.end() == Trial.End.COMPLETED || trial.halts().isEmpty();
        return PartText.end(trial.end())
                + (told ? "" : " (" + CallText.what(trial.halts().getLast(), credential) + ")");
    }

    private static String title(Trial trial) {
        return trial.name().isEmpty() ? "without a fault" : trial.name();
    }

    private String line(Trial trial) {
        Trial.Spot spot = trial.spot();
        String where = spot == null
                ? ""
                : "  " + PartText.of(spot.part()) + ", " + spot.call() + ": " + FaultText.of(spot.fault());
        String halts = trial.halts().stream()
                .map(halt -> CallText.reason(halt) + CallText.place(halt))
                .collect(Collectors.joining(", "));
        String alive = PartText.alive(trial);
        return title(trial) + where + "  ->  " + PartText.outcome(trial.outcome()) + ", "
                + PartText.end(trial.end()) + " after " + Words.span(trial.took())
                + (halts.isEmpty() ? "" : " (" + halts + ")") + (alive == null ? "" : ", " + alive);
    }
}
