package dev.keyrota.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The moments that no protocol can close, since no vendor has a compare-and-set: which invariant somebody else's deed costs, and where, when
 * it falls between our last look and our next deed. {@code windows.txt} names each that one deed alone finds, to the call;
 * {@code windows-after-faults.txt} those that are met only where faults struck too. A line says {@code setting: deed costs invariant, before
 * what the run does: calls; ...}.
 */
final class Windows {
    private static final String COSTS = " costs ";
    private static final String BEFORE = ", before ";

    private Windows() {}

    /** A deed, what it costs, and what the run was doing. */
    private record Window(String deed, String cost, String during) {}

    /** Whether a violation is one that a deed of somebody else in its scenario is known to cost in the moment in which it was done there. */
    static Predicate<Tally.Violation> of(String setting) {
        Set<Window> known = known(setting);
        return violation -> violation.kind().deeds().stream()
                .map(deed -> window(deed, violation.what()))
                .anyMatch(known::contains);
    }

    /**
     * The same, whatever the run was doing and wherever: among many faults and deeds a moment is met in more ways than were ever listed. That
     * this deed may cost this invariant must be known all the same. What is put back later is a store restored at that time, and once a rival
     * has replaced the old key, what is put back is a stranger's.
     */
    static Predicate<Tally.Violation> anywhere(String setting) {
        Set<Window> known = known(setting).stream().map(Windows::anywhere).collect(Collectors.toUnmodifiableSet());
        return violation -> alike(violation.kind().deeds())
                .map(deed -> anywhere(window(deed, violation.what())))
                .anyMatch(known::contains);
    }

    private static Window anywhere(Window window) {
        return new Window(
                window.deed().replace("REINSTALLS", "RESTORES_STORE"),
                window.cost().replaceFirst("^((?:rival: )?S(?!6)\\d+):.*", "$1"),
                "");
    }

    private static Stream<String> alike(List<String> deeds) {
        boolean replaced = deeds.stream().anyMatch(deed -> deed.startsWith("RIVAL_"));
        return deeds.stream()
                .flatMap(deed -> replaced
                        ? Stream.of(
                                deed, deed.replaceFirst("^(RESTORES_STORE|REINSTALLS|ROLLS_BACK) ", "WRITES_STORE "))
                        : Stream.of(deed));
    }

    private static Set<Window> known(String setting) {
        return Stream.of("windows.txt", "windows-after-faults.txt")
                .flatMap(file -> text(file).lines())
                .filter(line -> line.startsWith(setting + ": "))
                .flatMap(line -> parse(line).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Window window(String deed, String what) {
        String[] halves = deed.split(" before ", 2);
        return new Window(halves[0], cost(what), halves[1].split(": ", 2)[0]);
    }

    private static List<Window> parse(String line) {
        String[] ends = line.split(BEFORE, 2);
        String[] halves = ends[0].substring(line.indexOf(": ") + 2).split(COSTS, 2);
        return List.of(ends[1].split("; ")).stream()
                .map(moment -> new Window(halves[0], halves[1], moment.split(": ", 2)[0]))
                .toList();
    }

    /** A violation without what differs from run to run: how long, and which key. */
    private static String cost(String what) {
        return what.replaceFirst(" of PT.*", "").replaceFirst("(S[24]: [^:]+): .*", "$1");
    }

    /** The lines of what an exploration of deeds found in a setting. */
    static String lines(String setting, Tally tally) {
        Map<String, Map<String, Set<String>>> lines = new TreeMap<>();
        for (Tally.Kind kind : tally.broken().keySet()) {
            String deed = kind.deeds().isEmpty()
                    ? "nobody before nothing: nothing"
                    : kind.deeds().getFirst();
            String[] halves = deed.split(" before ", 2);
            String[] moment = halves[1].split(": ", 2);
            lines.computeIfAbsent(setting + ": " + halves[0] + COSTS + cost(kind.what()), _ -> new TreeMap<>())
                    .computeIfAbsent(moment[0], _ -> new TreeSet<>())
                    .add(moment[1]);
        }
        return lines.entrySet().stream()
                .map(line -> line.getKey() + BEFORE + moments(line.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** What an exploration found and the files do not list: the lines that would, and the plans that replay it. */
    static String unknown(String setting, Tally tally) {
        return "not among what is known:\n" + lines(setting, tally)
                + tally.examples().stream().map(Tally.Violation::toString).collect(Collectors.joining("\n"));
    }

    private static String moments(Map<String, Set<String>> moments) {
        return moments.entrySet().stream()
                .map(moment -> moment.getKey() + ": " + String.join(", ", moment.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** All of a file. */
    static String text(String file) {
        try (InputStream in = Windows.class.getResourceAsStream(file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
