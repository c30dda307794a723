package dev.keyrota.sandbox.infisical;

/**
 * How Infisical trims a value before it keeps it: white space goes at both ends, but where the value ended in a line
 * feed exactly one is put back (observed; deprecated-secret-router.ts at 03e75b2, read 2026-11-22). Whoever compares what
 * was sent with what is read back must trim alike.
 */
final class Trimming {

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private Trimming() {}

    static String trimmed(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isSpace(value.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(value.charAt(end - 1))) {
            end--;
        }
        String inner = value.substring(start, end);
        return value.endsWith("\n") ? inner + "\n" : inner;
    }

    /**
     * White space as JavaScript's {@code trim} sees it, since that is what the server calls. Java's own notion adds four
     * control characters and leaves out the no-break space and the byte order mark.
     */
    private static boolean isSpace(char c) {
        return switch (c) {
            case '\t', '\n', '\u000b', '\f', '\r', NO_BREAK_SPACE, BYTE_ORDER_MARK -> true;
            default -> Character.isSpaceChar(c);
        };
    }
}
