package dev.keyrota.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.Stop;
import dev.keyrota.protocol.StoreId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class CanonicalLineTest {
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00.250Z");
    private static final RunId RUN = new RunId("0123456789ab");
    private static final Fact FACT = new Fact(
            7, 3, NINE, RUN, "kris@laptop#4711", new Event.Cleared(new StoreId("vault"), null), "0".repeat(64));

    private static final String LINE = "{\"actor\":\"kris@laptop#4711\",\"data\":{\"store\":\"vault\"},\"epoch\":3,"
            + "\"event\":\"secret.rotate.cleared\",\"prev\":\"" + "0".repeat(64)
            + "\",\"run\":\"0123456789ab\",\"seq\":7,"
            + "\"ts\":\"2026-11-22T09:00:00.250Z\",\"v\":1}";

    private static final Pattern NOT_NORMAL = Pattern.compile("\\\\u(?!00[01])");
    private static final JsonMapper SORTING = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Test
    void a_fact_is_one_line_of_canonical_JSON() {
        assertThat(CanonicalLine.of(FACT).text()).isEqualTo(LINE);
        assertThat(new CanonicalLine(LINE).fact()).isEqualTo(FACT);
    }

    /** The hash was computed by {@code printf %s LINE | sha256sum}. */
    @Test
    void its_hash_is_SHA_256_of_the_line_without_its_end() {
        assertThat(CanonicalLine.of(FACT).hash())
                .isEqualTo("1a6bc76f5ea92fe0ac210db3eee8ae03c69389b8934a52c0d0198a3b3af7b7be");
    }

    @Test
    void a_note_has_no_run() {
        Fact note = new Fact(7, 0, NINE, null, "kris@laptop#4711", FACT.event(), FACT.prev());
        CanonicalLine line = CanonicalLine.of(note);
        assertThat(line.text()).doesNotContain("run\":").doesNotContain("null");
        assertThat(line.fact()).isEqualTo(note);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void another_library_that_sorts_writes_the_same_line(@ForAll("events") Event event) {
        CanonicalLine line = CanonicalLine.of(of(event));
        Assume.that(!NOT_NORMAL.matcher(line.text()).find());
        Map<?, ?> read = SORTING.readValue(line.text(), Map.class);
        // It writes the digits of its escapes in upper case.
        assertThat(SORTING.writeValueAsString(read)).isEqualToIgnoringCase(line.text());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void every_line_is_one_line_in_normal_form_and_is_read_back(@ForAll("events") Event event) {
        CanonicalLine line = CanonicalLine.of(of(event));
        assertThat(Normalizer.isNormalized(line.text(), Normalizer.Form.NFC)).isTrue();
        assertThat(line.text()).doesNotContain("\n", "\r");
        assertThat(new String(line.bytes(), StandardCharsets.UTF_8)).isEqualTo(line.text());
        assertThat(line.fact()).isEqualTo(of(event));
    }

    @Provide
    Arbitrary<Event> events() {
        return EventSamples.events();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "seq":7       | "seq":07             | not in canonical form
            "seq":7       | "seq":7.0            | expected ,"ts": at character
            "seq":7       | "seq": 7             | expected a whole number at character
            "seq":7       | "seq":7,"seq":7      | expected ,"ts": at character
            "v":1         | "v":2                | expected ,"v":1} at character
            "v":1}        | "v":1}x              | expected nothing more at character
            vault         | v\\u0061ult           | not in canonical form
            vault         | va\\qult              | unknown escape before character
            "epoch":3,    |                      | expected ,"epoch": at character
            .250Z         | .25Z                 | not in canonical form
            .250Z         | .250                 | Text '2026-11-22T09:00:00.250' could not be parsed
            {"store"      | {"a":1,"store"       | data.store: missing
            """)
    void refuses_every_other_way_to_write_the_same(String part, @Nullable String other, String problem) {
        String line = LINE.replace(part, other == null ? "" : other);
        assertThat(line).isNotEqualTo(LINE);
        assertThatThrownBy(() -> new CanonicalLine(line).fact())
                .isInstanceOf(UnreadableLineException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\u0301", "e\u0301", "\u212b", "caf\u00e9 e\u0301", "\ud83d", "\ude00 \ud83d"})
    void text_that_is_not_in_normal_form_is_escaped_and_comes_back_as_it_was(String text) {
        Event event = new Event.Stopped(Stop.CONFLICT, text);
        assertThat(EventCodec.data(event)).containsPattern(NOT_NORMAL).matches("\\p{ASCII}*");
        assertThat(EventCodec.event("secret.rotate.stopped", EventCodec.data(event)))
                .isEqualTo(event);
    }

    @Test
    void text_in_normal_form_stays_readable() {
        Event event = new Event.Stopped(Stop.CONFLICT, "café \uac00 \ud83d\ude00");
        assertThat(EventCodec.data(event)).contains("café \uac00 \ud83d\ude00");
    }

    @Test
    void knows_the_years_that_RFC_3339_knows() {
        Fact late = new Fact(1, 1, Instant.parse("+10000-01-01T00:00:00Z"), RUN, "a@b#1", FACT.event(), FACT.prev());
        assertThatThrownBy(() -> CanonicalLine.of(late)).hasMessageContaining("years 0000 to 9999");
    }

    @Test
    void refuses_a_year_that_could_not_be_written_again() {
        String line = LINE.replace("2026-11-22T09:00:00.250Z", "+10000-01-01T00:00:00Z");
        assertThatThrownBy(() -> new CanonicalLine(line).fact())
                .isInstanceOf(UnreadableLineException.class)
                .hasMessageContaining("years 0000 to 9999");
    }

    @Test
    void what_a_refusal_quotes_neither_steers_a_terminal_nor_fills_it() {
        String line = LINE.replace("secret.rotate.cleared", "\\u001b]0;x\\u0007\\u202e" + "x".repeat(100_000));
        assertThatThrownBy(() -> new CanonicalLine(line).fact())
                .isInstanceOf(UnreadableLineException.class)
                .message()
                .matches("[^\\p{C}\\p{Zl}\\p{Zp}]{1,400}");
    }

    private static Fact of(Event event) {
        return new Fact(1, 1, NINE, RUN, "a@b#1", event, CanonicalLine.NOTHING_BEFORE);
    }
}
