package dev.keyrota.cli.canary;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The end of {@code ./verify}: looks for secrets of the sandbox in everything that the whole run left, the reports with all that was
 * printed and thrown, every file that a test wrote, and the arguments of the processes, and leaves a report of its own, which the summary
 * counts with the others.
 *
 * <p>No module is left out, the sandbox's own tests included. What is passed over: what the compiler wrote, since test sources may hold
 * made-up tokens, and the sandbox's {@linkplain VendorFile own files}.
 */
public final class WholeRun {
    private static final Set<String> COMPILED = Set.of(
            "classes",
            "test-classes",
            "generated-sources",
            "generated-test-sources",
            "lib",
            "maven-status",
            "spotless-index");

    private static final String SESSIONS = "cli/target/surefire-reports/TEST-dev.keyrota.cli.TranscriptTest.xml";

    private final Path root;
    private final Path homes;
    private final FileTime began;
    private final Net net = new Forms().and(Traces.of(Secrets.ofShippedWorlds()));

    /** @param began what is older is of another run */
    WholeRun(Path root, Path homes, FileTime began) {
        this.root = root;
        this.homes = homes;
        this.began = began;
    }

    /** One area that was searched, as a test. */
    record Outcome(
            String name, List<String> finds, @Nullable String skipped) {
        Outcome(String name, List<String> finds) {
            this(name, finds, null);
        }
    }

    /**
     * Searches and reports.
     *
     * @param args the repository, the folder in which the tests had their temporary files, and a file as old as the run
     */
    public static void main(String... args) throws IOException {
        List<Outcome> outcomes =
                new WholeRun(Path.of(args[0]), Path.of(args[1]), Files.getLastModifiedTime(Path.of(args[2]))).search();
        report(outcomes, Path.of(args[0], "target", "leak-reports", "TEST-leaks.xml"));
        tell(outcomes, System.out);
        System.exit(outcomes.stream().allMatch(outcome -> outcome.finds().isEmpty()) ? 0 : 1);
    }

    List<Outcome> search() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(seesWhatIsPlanted());
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.isRegularFile(folder.resolve("pom.xml"))) {
                    outcomes.add(area("what the build of " + folder.getFileName() + " left", folder.resolve("target")));
                }
            }
        }
        outcomes.add(temporaryFolders());
        outcomes.add(arguments());
        return outcomes;
    }

    private Outcome arguments() throws IOException {
        Path noted = homes.resolveSibling("arguments");
        if (Files.notExists(noted)) {
            return new Outcome(
                    "no secret is in the arguments of a process", List.of(), "this system does not show them in /proc");
        }
        byte[] all = Files.readAllBytes(noted);
        long processes = new String(all, StandardCharsets.ISO_8859_1).lines().count();
        return new Outcome(
                "no secret is in the arguments of the " + processes + " processes that were seen",
                processes == 0
                        ? List.of("no process was seen, so nothing is proven")
                        : net.in(all).stream()
                                .map(found -> "an argument: " + found.what())
                                .toList());
    }

    private Outcome area(String name, Path folder) throws IOException {
        Search search = new Search(net, COMPILED).below(folder);
        return new Outcome(told(name, search), search.finds());
    }

    /** Where the sessions of the command line were played, the files that a sandbox wrote for them must have been seen. */
    private Outcome temporaryFolders() throws IOException {
        Search search = new Search(net).below(homes);
        List<String> finds = new ArrayList<>(search.finds());
        Path sessions = root.resolve(SESSIONS);
        if (Files.exists(sessions)
                && Files.getLastModifiedTime(sessions).compareTo(began) > 0
                && search.vendorFiles() == 0) {
            finds.add(
                    "no sandbox's own file is there, so the folders of the tests were not kept and nothing is proven");
        }
        return new Outcome(told("what the tests wrote into temporary folders", search), finds);
    }

    private static String told(String area, Search search) {
        return String.format(
                Locale.ROOT, "no secret is in %s (%d files, %.1f MB)", area, search.files(), search.bytes() / 1e6);
    }

    /** A search that is blind would find nothing either: each run, a whole token and a part of one are looked for and seen. */
    private Outcome seesWhatIsPlanted() {
        String token = Secrets.planted();
        String part = token.substring(token.length() - Traces.WINDOW);
        boolean seen = !new Forms().in("<error>" + token + "</error>").isEmpty()
                && !net.in("…" + part + "…").isEmpty();
        return new Outcome(
                "a planted token, and the last nine characters of one, are found",
                seen ? List.of() : List.of("the search is blind"));
    }

    static void report(List<Outcome> outcomes, Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(
                file,
                outcomes.stream()
                        .map(WholeRun::testcase)
                        .collect(Collectors.joining("\n", "<testsuite name=\"leaks\">\n", "\n</testsuite>\n")));
    }

    private static String testcase(Outcome outcome) {
        String test = "  <testcase classname=\"leaks\" name=\"" + outcome.name() + "\"";
        if (outcome.skipped() != null) {
            return test + "><skipped message=\"" + outcome.skipped() + "\"/></testcase>";
        }
        return outcome.finds().isEmpty()
                ? test + "/>"
                : test + "><failure message=\"" + outcome.finds().size() + " finds\"/></testcase>";
    }

    private static void tell(List<Outcome> outcomes, PrintStream out) {
        String said = outcomes.stream()
                .flatMap(outcome -> Stream.concat(
                        Stream.of((outcome.finds().isEmpty() ? "leaks: " : "FAILED: ") + outcome.name()),
                        outcome.finds().stream().map(find -> "  " + find)))
                .collect(Collectors.joining("\n"));
        out.writeBytes((said + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
