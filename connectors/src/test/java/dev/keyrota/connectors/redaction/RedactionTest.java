package dev.keyrota.connectors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String TOKEN = "a+secret/with \"all\" kinds\\of=charactersé";
    private final Redaction redaction = new Redaction(() -> List.of(Secret.ofText(TOKEN)));

    @Test
    void a_secret_is_taken_out_in_each_of_its_forms() {
        byte[] bytes = TOKEN.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        String url = URLEncoder.encode(TOKEN, StandardCharsets.UTF_8).replace("+", "%20");
        for (String form : List.of(
                TOKEN,
                hex,
                hex.toUpperCase(Locale.ROOT),
                url,
                url.replace("%2B", "%2b").replace("%2F", "%2f").replace("%5C", "%5c"),
                TOKEN.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"))) {
            assertThat(redaction.redact("before " + form + " after")).isEqualTo("before [redacted] after");
        }
    }

    /**
     * Whatever stands before the secret in what was encoded, at most the characters that it shares with its neighbours
     * are left.
     */
    @Property(tries = 300)
    void base64_is_found_behind_any_number_of_other_bytes(
            @ForAll @Size(max = 40) byte[] before, @ForAll @Size(max = 40) byte[] after) {
        byte[] secret = TOKEN.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[before.length + secret.length + after.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(secret, 0, all, before.length, secret.length);
        System.arraycopy(after, 0, all, before.length + secret.length, after.length);
        for (Base64.Encoder encoder : List.of(
                Base64.getEncoder(),
                Base64.getUrlEncoder(),
                Base64.getUrlEncoder().withoutPadding())) {
            String encoded = encoder.encodeToString(all);
            String redacted = redaction.redact(encoded);
            assertThat(redacted).contains("[redacted]");
            assertThat(redacted.length())
                    .isLessThanOrEqualTo(encoded.length() - secret.length * 4 / 3 + 2 + "[redacted]".length());
        }
    }

    @Property(tries = 500)
    void each_part_of_nine_bytes_is_taken_out(
            @ForAll @IntRange(max = 53) int from,
            @ForAll @IntRange(min = 9, max = 65) int length,
            @ForAll @Size(max = 30) String around) {
        String token = "HRKU-AAq8Zr2Wm5Yx0Kc7Vb4Nt1Lp6Gj3Hf9Ds8Ea2Qw5Er7Ty0Ui1Op4As6Dq";
        Redaction one = new Redaction(() -> List.of(Secret.ofText(token)));
        String part = token.substring(from, Math.min(from + length, token.length()));
        assertThat(one.redact(around + part + around)).doesNotContain(part);
    }

    @Property(tries = 300)
    void half_of_a_secret_is_found_in_each_of_its_forms(
            @ForAll @IntRange(max = 31) int from, @ForAll @Size(max = 30) String around) {
        String token = "HRKU-AAq8Zr2Wm5Yx0Kc7Vb4Nt1Lp6Gj3Hf9Ds8Ea2Qw5Er7Ty0Ui1Op4As6Dq";
        Redaction one = new Redaction(() -> List.of(Secret.ofText(token)));
        byte[] part = token.substring(from, from + 31).getBytes(StandardCharsets.UTF_8);
        byte[] whole = token.getBytes(StandardCharsets.UTF_8);
        for (String form : List.of(
                token.substring(from, from + 31),
                HexFormat.of().formatHex(part),
                Base64.getEncoder().encodeToString(whole),
                Base64.getUrlEncoder().encodeToString((around + token).getBytes(StandardCharsets.UTF_8)))) {
            assertThat(one.finds((around + form + around).getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
        }
    }

    @Test
    void what_tokens_of_a_vendor_share_is_not_found_nor_is_a_strangers_token() {
        Redaction ours = new Redaction(() -> List.of(
                Secret.ofText("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZGVudGl0eUlkIjoib3VycyIsImlhdCI6MX0."
                        + "c2lnbmF0dXJlIG9mIG91ciBvd24gdG9rZW4sIGxvbmc"),
                Secret.ofText("github_pat_11ABCDEFG0aB3dE5fG7hJ9_kL2mN4pQ6rS8tU0vW1xY3z")));
        for (String foreign : List.of(
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJzb21lYm9keSBlbHNlIn0.c29tZWJvZHk",
                "github_pat_11ZZZZZZZ0zZ9zZ8zZ7zZ6_zZ5zZ4zZ3zZ2zZ1zZ0z",
                "HRKU-AAabcdefghijklmnopqrstuvwxyz")) {
            byte[] text = ("description " + foreign).getBytes(StandardCharsets.UTF_8);
            assertThat(ours.finds(text)).isFalse();
            assertThat(ours.redact(text)).isNotEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see https://example.com:",
                "-----BEGIN PRIVATE KEY-----MIIE",
                "Bearer 0123456789abcdefghij",
                "https://name:word@host"
            })
    void a_json_document_stays_one(String foreign) {
        String redacted = redaction.redact("{\"name\":\"" + foreign + "\",\"next\":\"x@y z-\"}");
        assertThat(redacted).startsWith("{\"name\":\"").endsWith("\",\"next\":\"x@y z-\"}");
    }

    @Test
    void of_a_short_secret_all_is_looked_for() {
        Redaction brief = new Redaction(() -> List.of(Secret.ofText("a-short-one")));
        assertThat(brief.finds("this is a-short-one here".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(brief.finds("this is a-short-on".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HRKU-01234567-89ab-cdef-0123-456789abcdef",
                "HRKU-AAabcdefghijklmnopqrstuvwxyz_-0123456789ABCDEFGHIJKLMNOPQRSTUV",
                "ghp_0123456789abcdefghijABCDEFGHIJ012345",
                "ghs_0123456789abcdefghij.ABC",
                "github_pat_11ABCDEFG0123456789_abcdef",
                "xoxb-123456789012-abcdefghijkl",
                "eyJhbGciOiJIUzI1NiJ9.eyJpZGVudGl0eUlkIjoieCJ9.c2lnbmF0dXJl",
                "st.01234567-89ab-cdef-0123-456789abcdef.0123456789abcdef0123456789abcdef.0123456789abcdef"
            })
    void a_token_of_a_known_form_is_taken_out_though_nobody_holds_it(String token) {
        assertThat(redaction.redact("x=" + token + "\ny")).isEqualTo("x=[redacted]\ny");
    }

    @Test
    void headers_and_addresses_lose_what_they_carry() {
        assertThat(redaction.redact("Authorization: Bearer 01234567-89ab-cdef-0123-456789abcdef"))
                .isEqualTo("Authorization: Bearer [redacted]");
        assertThat(redaction.redact("https://user:pass@example.com/x")).isEqualTo("https://[redacted]@example.com/x");
    }

    @Test
    void a_private_key_is_taken_out_over_its_lines() {
        assertThat(redaction.redact("x\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----\ny"))
                .isEqualTo("x\n[redacted]\ny");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization b1e6320e-0000-4000-8000-000000000001 is still listed",
                "the vault answered 404 after 1.2 s",
                "raxx-ci-rotation-2026-07-r0123456789ab-a1",
                "naïve café \u2028 \ud83d\udd11",
                ""
            })
    void other_text_stays_as_it_is(String text) {
        assertThat(redaction.redact(text)).isEqualTo(text);
    }

    @Test
    void bytes_that_are_no_text_stay_as_they_are() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(redaction.redact(bytes)).isEqualTo(bytes);
    }

    @Test
    void a_closed_secret_and_one_too_short_to_tell_are_passed_over() {
        Secret closed = Secret.ofText("closed-secret");
        closed.close();
        Redaction both = new Redaction(() -> List.of(closed, Secret.ofText("abc")));
        assertThat(both.redact("closed-secret abc")).isEqualTo("closed-secret abc");
        assertThat(new Redaction(() -> List.of(Secret.ofText("abcd"))).redact("xabcdx"))
                .isEqualTo("x[redacted]x");
    }

    @Test
    void a_large_text_takes_no_time_that_anybody_notices() {
        String large = "0123456789abcdef ".repeat(60_000);
        assertThat(redaction.redact(large + TOKEN)).isEqualTo(large + "[redacted]");
    }
}
