package dev.keyrota.cli.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.sandbox.SandboxTokens;
import dev.keyrota.sandbox.SeededIds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The nets catch what they are for, and nothing that only looks like it. */
class TracesTest {
    private static final SeededIds IDS = new SeededIds(7);
    private static final String CURRENT = SandboxTokens.herokuCurrent(IDS);
    private static final String PREFIXED = SandboxTokens.herokuPrefixed(IDS);
    private static final String BARE = SandboxTokens.herokuBare(IDS);
    private static final String GITHUB = SandboxTokens.github(IDS);
    private static final String STRANGE = "a\"b\\c/d e\n\u00e9%+~0123456789";

    private final Net traces = Traces.of(
            Map.of("current", CURRENT, "prefixed", PREFIXED, "bare", BARE, "github", GITHUB, "strange", STRANGE));

    static List<String> secrets() {
        return List.of(CURRENT, PREFIXED, BARE, GITHUB, STRANGE);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_secret_is_found_in_every_form(String secret) {
        for (UnaryOperator<String> form : forms()) {
            assertThat(traces.in("before " + form.apply(secret) + " after")).isNotEmpty();
        }
    }

    private static List<UnaryOperator<String>> forms() {
        List<UnaryOperator<String>> forms = new ArrayList<>(List.of(
                secret -> secret,
                secret -> HexFormat.of().formatHex(bytes(secret)),
                secret -> HexFormat.of().withUpperCase().formatHex(bytes(secret)),
                secret -> URLEncoder.encode(secret, StandardCharsets.UTF_8),
                Escapes::json,
                secret -> new String(secret.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1)));
        for (int phase = 0; phase < 3; phase++) {
            String before = "xyz".substring(phase);
            forms.add(secret -> Base64.getEncoder().encodeToString(bytes(before + secret + "!")));
            forms.add(secret -> Base64.getUrlEncoder().encodeToString(bytes(before + secret + "!")));
        }
        return forms;
    }

    @Test
    void every_nine_characters_of_a_token_are_found_and_eight_are_not() {
        for (int from = 14; from + Traces.WINDOW <= CURRENT.length(); from++) {
            String part = CURRENT.substring(from, from + Traces.WINDOW);
            assertThat(traces.in(part)).as("from %s", from).hasSize(1);
            assertThat(traces.in(part.substring(1))).isEmpty();
        }
    }

    @Test
    void a_find_tells_which_secret_and_how_and_not_a_part_of_it() {
        String leak = HexFormat.of().formatHex(bytes(GITHUB));

        assertThat(traces.in(leak)).singleElement().satisfies(found -> {
            assertThat(found.what()).isEqualTo("github, in hexadecimal");
            assertThat(found.toString()).doesNotContain(GITHUB.substring(11, 16), leak.substring(30, 40));
        });
    }

    @Test
    void the_public_part_of_a_token_is_no_find() {
        assertThat(traces.in("HRKU-AAsandbox, ghp_sandbox, HRKU-5a4db0c5-, HRKU-AAsandbox****"))
                .isEmpty();
        assertThat(traces.in(Base64.getEncoder().encodeToString(bytes("HRKU-AAsandbox****"))))
                .isEmpty();
        assertThat(traces.in(SandboxTokens.herokuCurrent(new SeededIds(8)))).isEmpty();
        assertThat(traces.in(new SeededIds(8).uuid().toString())).isEmpty();
    }

    @Test
    void a_secret_too_short_to_be_searched_for_is_refused() {
        assertThatThrownBy(() -> Traces.of(Map.of("short", "0123456789")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("0123456789");
    }

    @ParameterizedTest
    @MethodSource("marked")
    void the_form_of_a_sandboxs_token_is_enough_whatever_its_seed(String token) {
        Net net = new Forms();
        assertThat(net.in("x " + token + " x")).isNotEmpty();
        if (!token.contains("5a4db0c5")) {
            assertThat(net.in(HexFormat.of().formatHex(bytes(token)))).isNotEmpty();
            for (String before : List.of("", "x", "xx")) {
                assertThat(net.in(Base64.getEncoder().encodeToString(bytes(before + token))))
                        .as("behind %s", before)
                        .isNotEmpty();
            }
        }
    }

    static List<String> marked() {
        SeededIds ids = new SeededIds(99);
        return List.of(
                SandboxTokens.herokuCurrent(ids),
                SandboxTokens.herokuPrefixed(ids),
                SandboxTokens.herokuBare(ids),
                SandboxTokens.github(ids),
                SandboxTokens.opaque(ids));
    }

    @Test
    void the_words_of_a_sandbox_are_no_tokens() {
        assertThat(new Forms()
                        .in("sandbox: true, keyrota-sandbox-0.1.0-SNAPSHOT.jar, dev/keyrota/sandbox/SandboxOptions"))
                .isEmpty();
    }

    @Test
    void many_texts_without_a_secret_hold_none() {
        Net shipped = Traces.of(Secrets.ofShippedWorlds());
        StringBuilder text = new StringBuilder();
        SeededIds others = new SeededIds(1234);
        for (int i = 0; i < 20_000; i++) {
            text.append(others.uuid())
                    .append(' ')
                    .append(others.alphanumeric(40))
                    .append('\n');
        }
        assertThat(shipped.in(text.toString())).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
