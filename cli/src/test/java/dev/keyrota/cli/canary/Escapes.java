package dev.keyrota.cli.canary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What addresses and JSON make of a text. */
final class Escapes {
    private Escapes() {}

    static String percent(byte[] text) {
        return URLEncoder.encode(new String(text, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    static String json(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("/", "\\/")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
