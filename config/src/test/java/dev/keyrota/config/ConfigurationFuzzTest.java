package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.config.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever stands in a file: it is read, or it is refused in so many words; and no secret is repeated. */
class ConfigurationFuzzTest {
    private static final Path FILE = Path.of("keyrota.yaml");
    private static final List<String> GOOD =
            Samples.allGood().map(Samples::text).toList();
    private static final String SECRET = "Canary0secret1Canary2secret3Canary4secret";
    private static final Pattern VALUE =
            Pattern.compile("(?<=[:\\[,] ?)(\"[^\"\\n]*\"|[^\\s{}\\[\\],\":#][^\\s{}\\[\\],\"]*)");

    @Property(tries = 500)
    void any_text_is_read_or_refused(@ForAll String text) {
        outcome(text);
    }

    @Property(tries = 500)
    void any_text_of_yamls_own_characters_is_read_or_refused(@ForAll("yamlLike") String text) {
        outcome(text);
    }

    @Property(tries = 500)
    void a_good_file_with_a_piece_replaced_is_read_or_refused(
            @ForAll("good") String good,
            @ForAll @IntRange(min = 0, max = 6_000) int at,
            @ForAll @IntRange(min = 0, max = 60) int length,
            @ForAll("yamlLike") String piece) {
        int from = Math.min(at, good.length());
        int to = Math.min(from + length, good.length());
        outcome(good.substring(0, from) + piece + good.substring(to));
    }

    @Property(tries = 500)
    void a_secret_is_repeated_nowhere_whatever_value_it_replaces(
            @ForAll("good") String good, @ForAll @IntRange(min = 0, max = 500) int which) {
        List<MatchResult> values = VALUE.matcher(good).results().toList();
        MatchResult value = values.get(which % values.size());
        String planted = good.substring(0, value.start()) + SECRET + good.substring(value.end());
        assertThat(outcome(planted)).doesNotContain(SECRET, SECRET.substring(0, 12));
    }

    @Property(tries = 500)
    void a_secret_is_repeated_nowhere_wherever_it_breaks_the_file(
            @ForAll("good") String good, @ForAll @IntRange(min = 0, max = 6_000) int at) {
        int cut = Math.min(at, good.length());
        String planted = good.substring(0, cut) + " " + SECRET + " " + good.substring(cut);
        assertThat(outcome(planted)).doesNotContain(SECRET, SECRET.substring(0, 12));
    }

    @Property(tries = 500)
    void a_token_of_known_form_is_repeated_nowhere(
            @ForAll("good") String good,
            @ForAll @IntRange(min = 0, max = 6_000) int at,
            @ForAll("tokens") String token) {
        int cut = Math.min(at, good.length());
        String told = outcome(good.substring(0, cut) + "\n" + token + "\n" + good.substring(cut));
        assertThat(told).contains("a secret stands here (not shown)").doesNotContain(token.substring(4));
    }

    @Example
    void the_deepest_and_longest_texts_are_refused_too() {
        List<String> texts = List.of(
                "[".repeat(500_000),
                "{a: ".repeat(200_000),
                "- ".repeat(400_000),
                "? ".repeat(400_000),
                "a: ".repeat(300_000),
                "version: 1\naccounts: { heroku: { vendor: heroku, url: 'https://" + "a.".repeat(400_000) + "' } }\n",
                "version: 1\nhome: '" + "/a".repeat(400_000) + "'\n",
                "version: 1\nquiescence: '" + "9".repeat(900_000) + "'\n",
                "version: " + "9".repeat(900_000) + "\n",
                "version: 1\n" + "x".repeat(900_000) + ": 1\n",
                "version: 1\ncredentials: { a: { description: '" + "{".repeat(900_000) + "' } }\n",
                "version: 1\ncredentials: { a: { previous-descriptions: ['" + "*".repeat(900_000) + "'] } }\n");
        texts.forEach(text -> assertThat(outcome(text)).isNotEmpty());
    }

    @Provide
    Arbitrary<String> good() {
        return Arbitraries.of(GOOD);
    }

    @Provide
    Arbitrary<String> yamlLike() {
        Arbitrary<String> signs = Arbitraries.strings()
                .withChars(" \n\t:-?[]{},&*!|>'\"%@`#~<=.$0123456789abcdefyYnNtT_/\u0000\u0085\uFEFF\uD83D\uDD11")
                .ofMaxLength(40);
        Arbitrary<String> words = Arbitraries.of(
                "version: 1\n",
                "accounts:\n",
                "credentials:\n",
                "heroku:",
                "vendor: heroku",
                "---\n",
                "...\n",
                "%YAML 1.1\n",
                "\n  ",
                "\n    ",
                "<<: *a",
                "&a ",
                "!!str ",
                "stores: [",
                "null",
                "true",
                "1e3",
                "${env:A}",
                "${file:b}",
                "PT1S",
                "\"",
                "'",
                "|\n",
                ">-\n",
                "? ");
        return Combinators.combine(signs, words.list().ofMaxSize(8), signs)
                .as((before, middle, after) -> before + String.join("", middle) + after);
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.of(
                "HRKU-AAcanary0canary0canary0canary0",
                "HRKU-01234567-89ab-cdef-0123-456789abcdef",
                "ghp_canary0canary0canary0canary0",
                "ghs_12345_eyJcanary0canary.canary0",
                "github_pat_canary0canary0canary0",
                "st.0123456789abcdef0123.0123456789abcdef.0123",
                "xoxb-0123456789-canary0canary0",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2ln",
                "-----BEGIN RSA PRIVATE KEY");
    }

    /** All that a person would see. Anything but a configuration or a {@link ConfigurationException} fails the test that asked. */
    private static String outcome(String text) {
        try {
            return ConfigurationReader.parse(FILE, text).sha256();
        } catch (ConfigurationException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(ConfigurationFuzzTest::isWhole);
            assertThat(e.getCause()).isNull();
            return e.toString();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("neither read nor refused, a text of " + text.length() + " characters", e);
        }
    }

    private static void isWhole(Problem problem) {
        assertThat(problem.what()).isNotBlank().doesNotContain("\n");
        assertThat(problem.remedy()).isNotBlank().doesNotContain("\n");
        assertThat(problem.line()).isNotNegative();
    }
}
