package dev.keyrota.config.problem;

/**
 * A place in a text.
 *
 * @param line from 1; 0 for the text as a whole
 * @param column from 1, in code points; 0 for the text as a whole
 */
public record Mark(int line, int column) implements Comparable<Mark> {
    /** The text as a whole. */
    public static final Mark WHOLE = new Mark(0, 0);

    /** The place of an offset, in UTF-16 units, of a text. */
    public static Mark of(String text, int offset) {
        int end = Math.clamp(offset, 0, text.length());
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        long line = text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
        return new Mark((int) line, text.codePointCount(lineStart, end) + 1);
    }

    @Override
    public int compareTo(Mark other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }
}
