package dev.keyrota.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tokens of the sandbox, which are known by their shapes, raw and as base64 and hexadecimal begin to look. */
final class Canaries {
    private static final Pattern TOKEN = Pattern.compile(String.join(
            "|",
            "sandbox[0-9A-Za-z_-]{16,}",
            "5a4db0c5-[0-9a-f]{4}-",
            "c2FuZGJve[0-9A-Za-z+/_-]{12,}",
            "NhbmRib3[0-9A-Za-z+/_-]{12,}",
            "zYW5kYm94[0-9A-Za-z+/_-]{12,}",
            "73616e64626f78[0-9a-f]{16,}"));

    private Canaries() {}

    static List<String> in(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    /** In all files of a folder; none where there is no folder. */
    static List<String> in(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    found.addAll(in(Files.readString(file, StandardCharsets.ISO_8859_1)));
                }
            }
        }
        return found;
    }
}
