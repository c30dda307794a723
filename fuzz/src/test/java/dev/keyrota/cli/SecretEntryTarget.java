package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A key that a person types or pipes in: the whole first line without blanks around it, or none; never a part of it. */
public final class SecretEntryTarget implements Target {
    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                Told.CANARY + "\n",
                "  " + Told.CANARY + "\r\nsecond line\n",
                "",
                "\n",
                "\ud83d\udd11\u00e9",
                "a".repeat(Secret.LENGTH_MAX),
                "a".repeat(Secret.LENGTH_MAX) + "\n",
                "a".repeat(Secret.LENGTH_MAX + 1),
                "a".repeat(Secret.LENGTH_MAX) + "\ud83d\udd11",
                "a".repeat(Secret.LENGTH_MAX) + " a");
    }

    @Override
    public List<String> words() {
        return List.of("\r\n", " ", "\ud83d\udd11");
    }

    @Override
    public void read(byte[] input) {
        Reader in = new InputStreamReader(new ByteArrayInputStream(input), StandardCharsets.UTF_8);
        Optional<Secret> piped = asked(new Stand(in, new char[0], false, Map.of()));
        String line = Seeds.text(input).split("\n", 2)[0];
        judge(piped, line);
        // At a terminal a half of a character may come alone.
        char[] typed = new String(input, StandardCharsets.UTF_16BE).toCharArray();
        Optional<Secret> hidden = asked(new Stand(Reader.nullReader(), typed, true, Map.of()));
        if (new String(typed).codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            judge(hidden, new String(typed));
        }
    }

    private static Optional<Secret> asked(Stand stand) {
        return new SecretEntry(new Desk(stand.surroundings(), new Keyrota())).ask("The key:");
    }

    private static void judge(Optional<Secret> secret, String line) {
        byte[] expected = line.trim().getBytes(StandardCharsets.UTF_8);
        boolean fits = expected.length > 0 && expected.length <= Secret.LENGTH_MAX;
        // A line that is too long may be refused although only blanks make it so.
        assertThat(secret.isPresent()).isEqualTo(fits && (secret.isPresent() || line.length() <= Secret.LENGTH_MAX));
        secret.ifPresent(found -> assertThat(found.<Boolean>reveal(bytes -> Arrays.equals(bytes, expected)))
                .isTrue());
    }
}
