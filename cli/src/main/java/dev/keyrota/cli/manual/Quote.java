package dev.keyrota.cli.manual;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text of the configuration, the journal or a vendor as one word of another language: whatever it is, it stays a word. */
final class Quote {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~&&[^#]]*");

    private Quote() {}

    /** One word for bash. What a terminal, or a log, could act on is spelt in hexadecimal. */
    static String shell(String text) {
        if (BARE.matcher(text).matches()) {
            return text;
        }
        return PRINTABLE.matcher(text).matches() ? "'" + text.replace("'", "'\\''") + "'" : hexadecimal(text);
    }

    private static String hexadecimal(String text) {
        StringBuilder word = new StringBuilder("$'");
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    each == ' ' || BARE.matcher(String.valueOf((char) each)).matches();
            word.append(plain ? String.valueOf((char) each) : String.format("\\x%02x", each & 0xff));
        }
        return word.append('\'').toString();
    }

    /** A string of JSON, and so of jq. */
    static String json(String text) {
        StringBuilder word = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean plain = each >= ' ' && each <= '~';
            word.append(each == '"' || each == '\\' ? "\\" : "")
                    .append(plain ? String.valueOf(each) : String.format("\\u%04x", (int) each));
        }
        return word.append('"').toString();
    }

    /** A regular expression of jq for a pattern in which {@code *} stands for any text. */
    static String wildcard(String pattern) {
        StringBuilder word = new StringBuilder("^");
        pattern.codePoints().forEach(each -> word.append(each == '*' ? ".*" : literal(Character.toString(each))));
        return word.append('$').toString();
    }

    private static String literal(String text) {
        StringBuilder word = new StringBuilder();
        text.codePoints()
                .forEach(each -> word.append(Character.isLetterOrDigit(each) || each > '~' ? "" : "\\")
                        .appendCodePoint(each));
        return word.toString();
    }
}
