package dev.keyrota.config;

import dev.keyrota.config.problem.Mark;
import dev.keyrota.config.problem.Problem;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a configuration was read, so that what is found wrong later still names file, line and column.
 *
 * @param file as the user named it
 * @param marks by place in the document, for example {@code credentials.heroku-platform}
 */
public record Origin(Path file, Map<String, Mark> marks) {
    public Origin {
        marks = Map.copyOf(marks);
    }

    /** Of a configuration that was made by a program. */
    public static Origin program() {
        return new Origin(Path.of("(no file)"), Map.of());
    }

    /** The folder of the file, absolute. */
    public Path folder() {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** The place of a credential in the document, however its key is written. */
    String place(Credential credential) {
        String whole = "credentials." + credential.qualifiedName();
        return marks.containsKey(whole) ? whole : "credentials." + credential.name();
    }

    /** A problem at a place, or at the nearest that encloses it. */
    Problem problem(String place, String what, String remedy) {
        String known = place;
        while (!known.isEmpty() && !marks.containsKey(known)) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        Mark mark = marks.getOrDefault(known, Mark.WHOLE);
        return new Problem(file, mark.line(), mark.column(), place, what, remedy);
    }
}
