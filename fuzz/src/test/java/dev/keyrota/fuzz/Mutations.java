package dev.keyrota.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes inputs from others, by a seed: the same seed makes the same ones. */
final class Mutations {
    private static final List<String> ODDITIES = List.of(
            "\u0000",
            "\r",
            "\n",
            "\t",
            " ",
            "\u001b[2J",
            "\u001b]0;x\u0007",
            "\u0085",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\u00e9",
            "\ud83d\udd11",
            "\"",
            "'",
            "\\",
            "\\u0000",
            "\\ud800",
            "{",
            "}",
            "[",
            "]",
            "[[[[",
            ":",
            ",",
            "-",
            "+",
            "=",
            "%",
            "%zz",
            "%00",
            "*",
            "&a",
            "*a",
            "..",
            "/",
            "?",
            "#",
            "0",
            "-1",
            "1e9",
            "2147483648",
            "99999999999999999999",
            "9223372036854775807",
            "null",
            "true",
            "\"\"",
            "[]",
            "{}",
            "PT2562047788015215H",
            "+999999999-12-31T23:59:59Z",
            "-0001-01-01T00:00:00Z",
            "::error::",
            "##[error]");

    /** Bytes that are no UTF-8: a lone continuation, an overlong slash, half of a surrogate pair, a cut sequence. */
    private static final List<byte[]> NO_TEXT =
            List.of(bytes(0x80), bytes(0xff), bytes(0xc0, 0xaf), bytes(0xed, 0xa0, 0x80), bytes(0xf0, 0x9f));

    private static final int CHANGES_MAX = 6;
    private static final int LONG = 100_000;

    private final Random chance;
    private final List<byte[]> pieces = new ArrayList<>(NO_TEXT);
    private final List<byte[]> from;

    Mutations(long seed, List<byte[]> from, List<String> words) {
        this.chance = new Random(seed);
        this.from = from;
        ODDITIES.forEach(word -> pieces.add(word.getBytes(StandardCharsets.UTF_8)));
        words.forEach(word -> pieces.add(word.getBytes(StandardCharsets.UTF_8)));
    }

    byte[] next() {
        byte[] input = any(from);
        int changes = 1 + chance.nextInt(CHANGES_MAX);
        for (int i = 0; i < changes; i++) {
            input = changed(input);
        }
        return input;
    }

    private byte[] changed(byte[] input) {
        int at = chance.nextInt(input.length + 1);
        int end = Math.min(input.length, at + chance.nextInt(1 + chance.nextInt(40)));
        return switch (chance.nextInt(9)) {
            case 0 -> joined(input, at, bytes(chance.nextInt(256)), Math.min(input.length, at + 1));
            case 1 -> joined(input, at, new byte[0], end);
            case 2 -> joined(input, at, Arrays.copyOfRange(input, at, end), at);
            case 3 -> Arrays.copyOf(input, at);
            case 4 -> joined(input, at, other(), end);
            case 5 -> chance.nextInt(20) == 0 ? joined(input, at, repeated(any(pieces)), end) : input;
            default -> joined(input, at, any(pieces), chance.nextBoolean() ? at : end);
        };
    }

    /** A piece of another input. */
    private byte[] other() {
        byte[] other = any(from);
        int start = chance.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, start, Math.min(other.length, start + chance.nextInt(200)));
    }

    private byte[] repeated(byte[] piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = 1 + chance.nextInt(LONG);
        while (out.size() < length) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private byte[] any(List<byte[]> of) {
        return of.get(chance.nextInt(of.size()));
    }

    private static byte[] joined(byte[] input, int at, byte[] piece, int end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, at);
        out.writeBytes(piece);
        out.write(input, end, input.length - end);
        return out.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
