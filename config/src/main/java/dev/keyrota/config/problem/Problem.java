package dev.keyrota.config.problem;

import java.nio.file.Path;

/**
 * One thing that is wrong with a configuration.
 *
 * @param file as the user named it
 * @param line from 1; 0 where the problem is the file as a whole
 * @param column from 1, in characters as people count them; 0 where the problem is the file as a whole
 * @param path the place in the document, for example {@code credentials.heroku-platform.stores[0].account}; empty for its top
 * @param what what is wrong, a sentence without a full stop
 * @param remedy what to do, a sentence without a full stop
 */
public record Problem(Path file, int line, int column, String path, String what, String remedy) {
    /** {@code file:line:column}, which editors and terminals make a link of. */
    public String where() {
        return line == 0 ? file.toString() : file + ":" + line + ":" + column;
    }

    /** Two lines: the place and the sentence; the remedy as a hint. */
    @Override
    public String toString() {
        String place = path.isEmpty() ? where() : where() + ": " + path;
        return place + ": " + what + "\n  hint: " + remedy;
    }
}
