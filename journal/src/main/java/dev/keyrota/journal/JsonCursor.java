package dev.keyrota.journal;

/**
 * Reads canonical JSON from left to right. It knows no blanks, no null, no fractions and no exponents, because the canonical form has
 * none. What little it accepts beyond that form (an escape where none is needed) is found by {@link CanonicalLine}, which writes what was
 * read once more and compares.
 */
final class JsonCursor {
    private final String json;
    private int at;

    JsonCursor(String json) {
        this.json = json;
    }

    /** Steps over these characters if they are next. */
    boolean accept(String characters) {
        boolean next = json.startsWith(characters, at);
        at += next ? characters.length() : 0;
        return next;
    }

    /** Steps over exactly these characters. */
    void expect(String characters) {
        if (!accept(characters)) {
            throw new UnreadableLineException("expected " + characters + " at character " + at);
        }
    }

    void end() {
        if (at != json.length()) {
            throw new UnreadableLineException("expected nothing more at character " + at);
        }
    }

    /** A string's text. */
    String text() {
        expect("\"");
        StringBuilder text = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            text.append(c == '\\' ? escaped() : c);
        }
        return text.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw new UnreadableLineException("unknown escape before character " + at);
        };
    }

    private int hex() {
        int digit = Character.digit(next(), 16);
        if (digit < 0) {
            throw new UnreadableLineException("expected a hexadecimal digit before character " + at);
        }
        return digit;
    }

    /** A whole number. */
    long whole() {
        int start = at;
        accept("-");
        while (at < json.length() && json.charAt(at) >= '0' && json.charAt(at) <= '9') {
            at++;
        }
        try {
            return Long.parseLong(json, start, at, 10);
        } catch (NumberFormatException _) {
            throw new UnreadableLineException("expected a whole number at character " + start);
        }
    }

    boolean truth() {
        if (accept("true")) {
            return true;
        }
        expect("false");
        return false;
    }

    /** A whole object as it stands, unread. */
    String object() {
        int start = at;
        expect("{");
        for (int depth = 1; depth > 0; ) {
            switch (next()) {
                case '{' -> depth++;
                case '}' -> depth--;
                case '"' -> {
                    at--;
                    text();
                }
                default -> {}
            }
        }
        return json.substring(start, at);
    }

    private char next() {
        if (at == json.length()) {
            throw new UnreadableLineException("ends too early");
        }
        return json.charAt(at++);
    }
}
