package dev.keyrota.cli.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds every part of at least nine bytes of known secrets, however long the rest of it is and wherever it was cut: raw, in UTF-16, in
 * hexadecimal, in base64 of any phase and both alphabets, percent-encoded, and escaped for JSON.
 *
 * <p>Eight bytes are one {@code long}. All longs of all forms are in one table, and a text is searched by moving eight bytes along it and
 * counting how many in a row are in the table: a form in which nine bytes of a secret are eighteen needs eleven in a row. The time does
 * not depend on how many secrets there are. The parts that are no secret (a vendor's prefix, the sandbox's mark) are not looked for.
 */
public final class Traces implements Net {
    /** The least part of a secret that is not to be seen. */
    public static final int WINDOW = 9;

    /** Of a UUID, in which a character says less: as much chance as in nine letters and digits. */
    private static final int WINDOW_OF_UUID = 14;

    private static final int KEY = Long.BYTES;
    private static final String UUID = "[0-9a-f-]+";

    private final LongTable table = new LongTable();
    private final List<Form> forms = new ArrayList<>();

    private record Form(String what, int inARow) {}

    private Traces(Map<String, String> secrets) {
        secrets.forEach((label, secret) -> {
            String part = secretPart(secret);
            add(label, part, part.matches(UUID) ? WINDOW_OF_UUID : WINDOW);
        });
    }

    /**
     * Of these secrets.
     *
     * @param secrets by the label under which a find is told; none shorter than 14 bytes without its prefix
     */
    public static Traces of(Map<String, String> secrets) {
        return new Traces(secrets);
    }

    /** The part behind the public prefix. */
    private static String secretPart(String secret) {
        String part = secret.replaceFirst("^(?:HRKU-)?5a4db0c5-", "").replaceFirst("^.{0,8}sandbox", "");
        if (part.length() < WINDOW_OF_UUID) {
            throw new IllegalArgumentException("too short a secret to be searched for without false finds");
        }
        return part;
    }

    private void add(String label, String part, int window) {
        byte[] raw = part.getBytes(StandardCharsets.UTF_8);
        add(label + ", raw", raw, window);
        add(label + ", percent-encoded", latin(Escapes.percent(raw)), window);
        add(label + ", in JSON", latin(Escapes.json(part)), window);
        add(label + ", in UTF-16", part.getBytes(StandardCharsets.UTF_16LE), 2 * window - 1);
        add(label + ", in hexadecimal", latin(HexFormat.of().formatHex(raw)), 2 * window);
        add(label + ", in hexadecimal", latin(HexFormat.of().withUpperCase().formatHex(raw)), 2 * window);
        for (int phase = 0; phase < 3; phase++) {
            add(label + ", in base64", base64(Base64.getEncoder(), raw, phase), window * 4 / 3);
            add(label + ", in base64", base64(Base64.getUrlEncoder(), raw, phase), window * 4 / 3);
        }
    }

    /** What base64 makes of it behind that many other bytes, without the characters that depend on its neighbours. */
    private static byte[] base64(Base64.Encoder encoder, byte[] secret, int phase) {
        byte[] shifted = new byte[phase + secret.length];
        System.arraycopy(secret, 0, shifted, phase, secret.length);
        byte[] encoded = encoder.withoutPadding().encode(shifted);
        return Arrays.copyOfRange(encoded, phase == 0 ? 0 : phase + 1, shifted.length * 8 / 6);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void add(String what, byte[] form, int window) {
        forms.add(new Form(what, window - KEY + 1));
        int owner = forms.size() - 1;
        keys(form).forEach(end -> table.putIfAbsent(key(form, end), owner));
    }

    private static IntStream keys(byte[] bytes) {
        return IntStream.range(KEY, bytes.length + 1);
    }

    private static long key(byte[] bytes, int end) {
        long key = 0;
        for (int i = end - KEY; i < end; i++) {
            key = key << Byte.SIZE | (bytes[i] & 0xFF);
        }
        return key;
    }

    @Override
    public List<Catch> in(byte[] bytes) {
        List<Catch> caught = new ArrayList<>();
        long key = 0;
        int inARow = 0;
        for (int i = 0; i < bytes.length; i++) {
            key = key << Byte.SIZE | (bytes[i] & 0xFF);
            int owner = i < KEY - 1 ? LongTable.NONE : table.get(key);
            inARow = owner == LongTable.NONE ? 0 : inARow + 1;
            if (owner != LongTable.NONE && inARow == forms.get(owner).inARow()) {
                caught.add(new Catch(forms.get(owner).what(), i));
            }
        }
        return caught;
    }
}
