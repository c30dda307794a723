package dev.keyrota.connectors.redaction;

import dev.keyrota.connectors.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The forms that text gives to a secret. */
final class Disguises {
    private static final int SHORTEST = 4;
    private static final int WINDOW = 9;
    private static final int HALF_MIN = 16;
    private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final Base64.Encoder STANDARD = Base64.getEncoder().withoutPadding();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private Disguises() {}

    /** One form of a secret, and the least part of it that is not to be seen. */
    static final class Disguise {
        private final byte[] bytes;
        private final int window;

        private Disguise(byte[] bytes, int window) {
            this.bytes = bytes;
            this.window = Math.min(window, bytes.length);
        }

        byte[] bytes() {
            return bytes;
        }

        int window() {
            return window;
        }

        /** Half of it, and of a short one more. */
        int half() {
            return Math.min(bytes.length, Math.max(HALF_MIN, (bytes.length + 1) / 2));
        }
    }

    /** All forms; none for a secret that was closed, or is shorter than four bytes and so would be found everywhere. */
    static List<Disguise> of(Secret secret) {
        try {
            return secret.reveal(Disguises::of);
        } catch (IllegalStateException _) {
            return List.of();
        }
    }

    private static List<Disguise> of(byte[] secret) {
        if (secret.length < SHORTEST) {
            return List.of();
        }
        List<Disguise> all = new ArrayList<>();
        all.add(new Disguise(secret.clone(), WINDOW));
        for (byte[] digits : List.of(LOWER, UPPER)) {
            all.add(new Disguise(hex(secret, digits), 2 * WINDOW));
            all.add(new Disguise(percent(secret, digits), WINDOW));
        }
        all.add(new Disguise(json(secret, true), WINDOW));
        all.add(new Disguise(json(secret, false), WINDOW));
        for (int phase = 0; phase < 3; phase++) {
            all.add(new Disguise(base64(STANDARD, secret, phase), WINDOW * 4 / 3));
            all.add(new Disguise(base64(URL, secret, phase), WINDOW * 4 / 3));
        }
        return all;
    }

    private static byte[] hex(byte[] secret, byte[] digits) {
        byte[] hex = new byte[2 * secret.length];
        for (int i = 0; i < secret.length; i++) {
            hex[2 * i] = digits[secret[i] >> 4 & 15];
            hex[2 * i + 1] = digits[secret[i] & 15];
        }
        return hex;
    }

    /**
     * What base64 makes of the secret behind that many other bytes, without the characters that depend on its
     * neighbours.
     */
    private static byte[] base64(Base64.Encoder encoder, byte[] secret, int phase) {
        byte[] shifted = new byte[phase + secret.length];
        System.arraycopy(secret, 0, shifted, phase, secret.length);
        byte[] encoded = encoder.encode(shifted);
        int from = phase == 0 ? 0 : phase + 1;
        int to = shifted.length * 8 / 6;
        return Arrays.copyOfRange(encoded, from, Math.max(from, to));
    }

    private static byte[] percent(byte[] secret, byte[] digits) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte b : secret) {
            boolean plain = (b >= '0' && b <= '9')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= 'a' && b <= 'z')
                    || b == '-'
                    || b == '.'
                    || b == '_'
                    || b == '~';
            out.writeBytes(plain ? new byte[] {b} : new byte[] {'%', digits[b >> 4 & 15], digits[b & 15]});
        }
        return out.toByteArray();
    }

    private static byte[] json(byte[] secret, boolean slashes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte b : secret) {
            switch (b) {
                case '"', '\\' -> out.writeBytes(new byte[] {'\\', b});
                case '/' -> out.writeBytes(slashes ? new byte[] {'\\', b} : new byte[] {b});
                case '\n' -> out.writeBytes(new byte[] {'\\', 'n'});
                case '\r' -> out.writeBytes(new byte[] {'\\', 'r'});
                case '\t' -> out.writeBytes(new byte[] {'\\', 't'});
                default -> out.write(b);
            }
        }
        return out.toByteArray();
    }
}
