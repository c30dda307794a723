package dev.keyrota.journal;

import java.text.Normalizer;
import java.util.HexFormat;

/**
 * How a string stands in canonical JSON: in quotes, with the short escapes where JSON has them, {@code \}{@code u00xx} for other control
 * characters, and every other character as itself.
 *
 * <p>One exception keeps both the line in Unicode's normal form C and the string as it was given: a text that is not in that form, or
 * holds half a surrogate pair, has all of its characters from U+0080 on written as escapes. Descriptions of authorizations are foreign
 * text that is compared again before a revocation, so it must come back exactly as it was.
 */
final class JsonText {
    /** Below this character, no text can be out of normal form C. */
    private static final char FIRST_THAT_COMBINES = '\u0300';

    private static final HexFormat HEX = HexFormat.of();

    private JsonText() {}

    static void write(String text, StringBuilder out) {
        int start = out.length();
        write(text, false, out);
        // What is written is asked, not the text: an accent after a line end would make one letter with the n of its
        // escape.
        if (!isNormal(out.substring(start))) {
            out.setLength(start);
            write(text, true, out);
        }
    }

    private static void write(String text, boolean ascii, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            write(text.charAt(i), ascii, out);
        }
        out.append('"');
    }

    private static void write(char c, boolean ascii, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ' || (ascii && c >= 0x80)) {
                    out.append("\\u").append(HEX.toHexDigits(c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static boolean isNormal(String text) {
        if (text.chars().allMatch(c -> c < FIRST_THAT_COMBINES)) {
            return true;
        }
        boolean whole = text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        return whole && Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }
}
