package dev.keyrota.connectors.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lines {@code NAME=value}. A line may begin with {@code export}, a value may stand in single or double quotes, and the
 * last line of a name counts. Lines of other names are passed over as bytes.
 */
final class EnvironmentFile {
    private static final byte[] EXPORT = "export ".getBytes(StandardCharsets.US_ASCII);

    private EnvironmentFile() {}

    /** The value of a variable, to be wiped by the caller; empty if no line is about it. */
    static Optional<byte[]> value(byte[] content, String variable) {
        byte[] start = (variable + "=").getBytes(StandardCharsets.UTF_8);
        byte[] found = null;
        for (int from = 0; from < content.length; ) {
            int end = end(content, from);
            int name = skip(content, from, end);
            if (startsWith(content, name, end, start)) {
                if (found != null) {
                    Arrays.fill(found, (byte) 0);
                }
                found = unquoted(content, name + start.length, end);
            }
            from = end + 1;
        }
        return Optional.ofNullable(found);
    }

    private static int end(byte[] content, int from) {
        int end = from;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        return end;
    }

    private static int skip(byte[] content, int from, int end) {
        int start = blanks(content, from, end);
        return startsWith(content, start, end, EXPORT) ? blanks(content, start + EXPORT.length, end) : start;
    }

    private static int blanks(byte[] content, int from, int end) {
        int start = from;
        while (start < end && (content[start] == ' ' || content[start] == '\t')) {
            start++;
        }
        return start;
    }

    private static boolean startsWith(byte[] content, int from, int end, byte[] start) {
        return end - from >= start.length && Arrays.equals(content, from, from + start.length, start, 0, start.length);
    }

    private static byte[] unquoted(byte[] content, int from, int lineEnd) {
        int end = lineEnd > from && content[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        boolean quoted =
                end - from >= 2 && (content[from] == '"' || content[from] == '\'') && content[end - 1] == content[from];
        return quoted ? Arrays.copyOfRange(content, from + 1, end - 1) : Arrays.copyOfRange(content, from, end);
    }
}
