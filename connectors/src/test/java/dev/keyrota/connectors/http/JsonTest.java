package dev.keyrota.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.connectors.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void fields_are_read_with_their_types() {
        Json json = json("""
                {"t":"x","n":7,"b":true,"z":null,"a":[1,2],"o":{"i":"2026-07-01T09:00:00+02:00"},"f":1.5}""");
        assertThat(json.at("t").text()).isEqualTo("x");
        assertThat(json.at("n").whole()).isEqualTo(7);
        assertThat(json.at("b").truth(false)).isTrue();
        assertThat(json.at("z").textOrNull()).isNull();
        assertThat(json.at("missing").wholeOrNull()).isNull();
        assertThat(json.at("a").items()).hasSize(2);
        assertThat(json.at("o").at("i").instant()).isEqualTo(Instant.parse("2026-07-01T07:00:00Z"));
        assertThat(json.names()).containsExactly("t", "n", "b", "z", "a", "o", "f");
    }

    @Test
    void what_has_another_type_is_unreadable_and_no_message_quotes_it() {
        Json json = json("{\"t\":\"canary\",\"n\":7,\"big\":123456789012345678901234567890}");
        for (Runnable reading : List.<Runnable>of(
                () -> json.at("t").whole(),
                () -> json.at("t").items(),
                () -> json.at("t").names(),
                () -> json.at("t").truth(true),
                () -> json.at("t").instant(),
                () -> json.at("t").at("x"),
                () -> json.at("t").as(Long::valueOf),
                () -> json.at("n").text(),
                () -> json.at("n").textOrNull(),
                () -> json.at("n").secret(),
                () -> json.at("big").whole(),
                () -> json.at("missing").text(),
                () -> json.at("missing").at("x"))) {
            assertThatThrownBy(reading::run)
                    .isInstanceOf(Unreadable.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain("canary", "1234567");
        }
    }

    @Test
    void hints_never_throw() {
        Json json = json("{\"message\":[\"a\"],\"id\":\"x\"}");
        assertThat(json.peek("message").hint()).isNull();
        assertThat(json.peek("id").hint()).isEqualTo("x");
        assertThat(json.peek("id").peek("deeper").peek("still").hint()).isNull();
    }

    @Test
    void a_secret_is_read_without_being_a_string_and_wiped_with_its_document() {
        Json json = json("{\"token\":\"HRKU-caf\\u00e9\\n\\\"\"}");
        Json token = json.at("token");
        try (Secret secret = token.secret();
                Secret expected = Secret.ofText("HRKU-café\n\"")) {
            assertThat(secret.sameAs(expected)).isTrue();
            assertThat(json.toString()).doesNotContain("HRKU");
            json.wipe();
            assertThat(token.text()).isEqualTo("\0".repeat(12));
            assertThat(secret.sameAs(expected)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NaN",
                "{a:1}",
                "{'a':1}",
                "[1,]",
                "// c\n1",
                "01",
                "\"\t\"",
                "{\"a\":1,\"a\":1}",
                "1 2",
                "\"\\udc00\""
            })
    void what_is_not_strict_json_is_unreadable(String text) {
        assertThatThrownBy(() -> json(text)).isInstanceOf(Unreadable.class).hasNoCause();
    }

    /** What a fuzzer found: names are a vendor's text too, and years of more than four digits have no place in a fact. */
    @Test
    void no_name_is_printed_and_no_year_has_more_than_four_digits() {
        Json json = json("{\"canary\":1,\"i\":\"+12026-07-01T09:00:00Z\",\"j\":\"9999-12-31T23:59:59-18:00\"}");

        assertThat(json.toString()).doesNotContain("canary");
        assertThatThrownBy(() -> json.at("i").instant()).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> json.at("j").instant()).isInstanceOf(Unreadable.class);
    }

    @Test
    void depth_has_a_bound() {
        assertThat(json("[".repeat(60) + "]".repeat(60)).items()).hasSize(1);
        assertThatThrownBy(() -> json("[".repeat(5000) + "]".repeat(5000))).isInstanceOf(Unreadable.class);
    }

    @Test
    void unwanted_members_are_skipped_but_must_be_json() {
        byte[] document = "{\"OTHER\":\"canary\",\"DEEP\":{\"a\":[1,{\"b\":\"canary\"}]},\"OURS\":\"mine\"}"
                .getBytes(StandardCharsets.UTF_8);
        Json json = Json.parse(document, "OURS"::equals);
        assertThat(json.names()).containsExactly("OURS");
        assertThat(json.at("OURS").text()).isEqualTo("mine");
        assertThatThrownBy(() -> Json.parse(
                        "{\"OTHER\":\"can\nary\",\"OURS\":1}".getBytes(StandardCharsets.UTF_8), "OURS"::equals))
                .isInstanceOf(Unreadable.class);
    }

    @Property(tries = 2000)
    void any_bytes_are_read_or_unreadable(@ForAll @Size(max = 200) byte[] document) {
        try {
            Json.parse(document).wipe();
        } catch (Unreadable expected) {
            assertThat(expected).hasNoCause();
        }
    }

    @Property(tries = 500)
    void what_is_written_is_read_again(
            @ForAll String text, @ForAll long number, @ForAll Set<@Size(max = 5) String> texts) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Json json = Json.parse(JsonText.render(members -> members.text("t", text)
                .whole("n", number)
                .whole("none", null)
                .texts("ts", texts)
                .truth("b", true)
                .object("o", inner -> inner.text("t", text).whole("n", 1L))
                .objects("os", List.of(1L, 2L), (inner, value) -> inner.whole("v", value))
                .text("last", "x")));
        assertThat(json.at("t").text()).isEqualTo(whole);
        assertThat(json.at("n").whole()).isEqualTo(number);
        assertThat(json.at("none").isNothing()).isTrue();
        assertThat(json.at("ts").items()).hasSize(texts.size());
        assertThat(json.at("o").at("t").text()).isEqualTo(whole);
        assertThat(json.at("os").items().getLast().at("v").whole()).isEqualTo(2);
        assertThat(json.at("last").text()).isEqualTo("x");
    }

    @Property(tries = 300)
    void a_secret_is_written_as_it_is(@ForAll @StringLength(min = 1, max = 100) String text) {
        String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        try (Secret secret = Secret.ofText(valid);
                Secret read = Json.parse(JsonText.render(json -> json.secret("s", secret)))
                        .at("s")
                        .secret()) {
            assertThat(read.sameAs(secret)).isTrue();
        }
    }

    private static Json json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
