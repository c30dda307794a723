package dev.keyrota.connectors.redaction;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Covers parts of a text. Windows of the text are compared with windows of what is looked for by a hash of 64 bits that
 * rolls along, so the time grows with the sum of both lengths; two windows that only share the hash would cost a few
 * covered characters.
 */
final class Stencil {
    private static final byte[] MARK = Redaction.MARK.getBytes(StandardCharsets.US_ASCII);
    private static final long BASE = 0x9E3779B97F4A7C15L;

    private final byte[] text;
    private final BitSet covered = new BitSet();

    Stencil(byte[] text) {
        this.text = text;
    }

    /** Covers each part of the text that is also a part of this disguise, of at least its window. */
    void cover(Disguises.Disguise disguise) {
        cover(disguise.bytes(), disguise.window());
    }

    /** Whether at least half of this disguise stands in the text in one piece. */
    boolean finds(Disguises.Disguise disguise) {
        cover(disguise.bytes(), disguise.half());
        return !covered.isEmpty();
    }

    private void cover(byte[] disguise, int window) {
        Set<Long> wanted = new HashSet<>();
        roll(disguise, window, (_, hash) -> wanted.add(hash));
        roll(text, window, (start, hash) -> {
            if (wanted.contains(hash)) {
                covered.set(start, start + window);
            }
        });
    }

    /** The text with a mark in place of each covered run. */
    byte[] covered() {
        if (covered.isEmpty()) {
            return text;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        for (int i = 0; i < text.length; ) {
            if (covered.get(i)) {
                out.writeBytes(MARK);
                i = covered.nextClearBit(i);
            } else {
                out.write(text[i++]);
            }
        }
        return out.toByteArray();
    }

    private interface Window {
        void at(int start, long hash);
    }

    private static void roll(byte[] bytes, int window, Window use) {
        long leaving = 1;
        for (int i = 1; i < window; i++) {
            leaving *= BASE;
        }
        long hash = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (i >= window) {
                hash -= leaving * (bytes[i - window] + 1L);
            }
            hash = hash * BASE + bytes[i] + 1L;
            if (i >= window - 1) {
                use.at(i - window + 1, hash);
            }
        }
    }
}
