package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Infisical strips white space from both ends of a value, but for one line end (observed, and {@code
 * deprecated-secret-router.ts}, read 2026-11-22). A value that would come back changed is not sent.
 */
final class Trimming {
    private static final int NO_BREAK_SPACE = 0x00a0;
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private Trimming() {}

    /** Whether the server would keep something else, or cannot be told the value since it is no text. */
    static boolean wouldChange(Secret value) {
        return value.reveal(bytes -> {
            try {
                CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
                boolean changed = isSpace(text.get(0)) || isSpace(text.get(text.length() - 1));
                wipe(text);
                return changed;
            } catch (CharacterCodingException _) {
                return true;
            }
        });
    }

    private static void wipe(CharBuffer text) {
        text.clear();
        while (text.hasRemaining()) {
            text.put('\0');
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NO_BREAK_SPACE || c == BYTE_ORDER_MARK;
    }
}
