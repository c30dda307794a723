package dev.keyrota.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each rule of {@code rules.txt} the smallest scenario that fails without it, and writes the file anew. Of two strikes it tries
 * faults alone: where it finds none, the scenario that the file names, if it names one, stays.
 */
final class RulesSearch {
    private RulesSearch() {}

    /** Writes the file anew; the arguments are the file, and how many strikes a scenario may have, 2 unless given. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        String strikes = arguments.length > 1 ? arguments[1] : "2";
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Rule rule = Rule.parse(line.split(" ", 2)[0]);
            String found = witness(new TestBuild(rule), Integer.parseInt(strikes));
            lines.add(found == null ? line : rule + " | " + found);
            System.out.println(lines.getLast());
        }
        Files.write(file, lines);
    }

    /** The first scenario that fails in the test build, and is whole in the program; null where none was found. */
    private static @Nullable String witness(TestBuild off, int strikes) {
        for (int count = 0; count <= strikes; count++) {
            for (String name : Battery.names()) {
                for (String line :
                        off.battery("search", name + " | " + count).lines().toList()) {
                    boolean whole = line.contains(" | ")
                            && Battery.replay(line.substring(0, line.lastIndexOf(" | ")))
                                    .isEmpty();
                    if (whole) {
                        return line;
                    }
                }
            }
        }
        return null;
    }
}
