package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WildcardTest {
    @Property
    void means_what_the_same_regular_expression_means(
            @ForAll("patterns") String pattern, @ForAll("texts") String text) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        assertThat(new Wildcard(pattern).matches(text)).isEqualTo(Pattern.matches(regex, text));
    }

    @Test
    void is_quick_where_a_regular_expression_would_not_be() {
        assertThat(new Wildcard("*a".repeat(100)).matches("a".repeat(5_000) + "b"))
                .isFalse();
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*").ofMinLength(1).ofMaxLength(10);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(12);
    }
}
