package dev.keyrota.cli.canary;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whole tokens of any sandbox, whatever its seed: they are known by their mark, raw and as base64 and hexadecimal show it. */
public final class Forms implements Net {
    private static final Map<String, Pattern> FORMS = Map.of(
            "a sandbox's token", Pattern.compile("sandbox[0-9A-Za-z]{16,}"),
            "a sandbox's token of the oldest form", Pattern.compile("5a4db0c5-[0-9a-f]{4}-"),
            "a sandbox's token in base64", Pattern.compile("(?:c2FuZGJve|NhbmRib3[gh]|zYW5kYm94)[0-9A-Za-z+/_-]{16,}"),
            "a sandbox's token in hexadecimal",
                    Pattern.compile("73616[eE]64626[fF]78(?:3[0-9]|[46][1-9a-fA-F]|[57][0-9aA]){16,}"),
            "an access token of a vault", Pattern.compile("\\beyJ[0-9A-Za-z_-]{8,}\\.eyJ[0-9A-Za-z_-]{8,}\\."));

    @Override
    public List<Catch> in(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return FORMS.entrySet().stream()
                .flatMap(form ->
                        form.getValue().matcher(text).results().map(found -> new Catch(form.getKey(), found.start())))
                .toList();
    }
}
