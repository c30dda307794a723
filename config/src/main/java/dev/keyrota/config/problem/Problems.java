package dev.keyrota.config.problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems found so far in one file. Not for several threads. */
public final class Problems {
    /** Whoever has put a hundred right reads the file again; more would only bury the first. */
    public static final int LIMIT = 100;

    private final Path file;
    private final List<Problem> found = new ArrayList<>();

    public Problems(Path file) {
        this.file = file;
    }

    public void add(Mark mark, String path, String what, String remedy) {
        if (found.size() < LIMIT) {
            found.add(new Problem(file, mark.line(), mark.column(), path, what, remedy));
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the file. */
    public List<Problem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
