package dev.keyrota.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import java.util.List;

/** A line of the journal: the fact whose one line it is, or what is wrong with it. */
public final class LineTarget implements Target {
    @Override
    public List<byte[]> seeds() {
        List<byte[]> old = Seeds.all(
                Seeds.linesOf("journal/src/test/resources/dev/keyrota/journal/old/journal-1-ended.jsonl"),
                Seeds.linesOf("journal/src/test/resources/dev/keyrota/journal/old/journal-1-open.jsonl"));
        String first = Seeds.text(old.getFirst());
        return Seeds.all(
                old,
                Seeds.of(
                        first.replaceFirst("\"ts\":\"[^\"]*\"", "\"ts\":\"+10000-01-01T00:00:00Z\""),
                        first.replaceFirst("\"event\":\"[^\"]*\"", "\"event\":\"\\\\u001b[2J\\\\u202e\""),
                        first.replaceFirst("\"seq\":\\d+", "\"seq\":-9223372036854775808")));
    }

    @Override
    public List<String> words() {
        return List.of(
                "\\u001b[2J",
                "\"run\":",
                "\"ts\":",
                "\"seq\":",
                "\"data\":{",
                "secret.rotate.",
                "\\u0301",
                "\\ud83d",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "PT-9223372036854775808S",
                "00000000-0000-0000-0000-000000000000");
    }

    @Override
    public void read(byte[] input) {
        CanonicalLine line = new CanonicalLine(Seeds.text(input));
        try {
            assertThat(CanonicalLine.of(line.fact())).isEqualTo(line);
        } catch (UnreadableLineException wrong) {
            Told.sentence(wrong.getMessage());
        }
    }
}
