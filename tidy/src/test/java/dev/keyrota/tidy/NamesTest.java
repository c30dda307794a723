package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A type is named for what makes it different; a word that says nothing shows an idea that is not found yet. */
class NamesTest {
    private static final Pattern SAYS_NOTHING = Pattern.compile(
            "(^|.*\\.)(Abstract[A-Z].*|I[A-Z][a-z].*able|.*(Utils?|Helpers?|Managers?|Impl|Misc|Commons?))");

    @Test
    void types_are_named_for_what_makes_them_different() {
        var names = Source.parse(House.ours().mainSources()).stream()
                .flatMap(source -> source.types().stream())
                .map(Source.Type::name)
                .toList();

        assertThat(names).isNotEmpty();
        assertThat(sayingNothing(names))
                .as(
                        "name it for what makes it different: SqliteJournal, not JournalImpl; put the method where its subject is")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StringUtils",
                "JournalImpl",
                "RotationManager",
                "AbstractStore",
                "Store.Helper",
                "TokenUtil",
                "Commons"
            })
    void a_name_that_says_nothing_is_found(String name) {
        assertThat(sayingNothing(List.of(name))).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SqliteJournal", "Abstraction", "Simple", "Utility.Meter", "ManagerialApproval", "Identity"})
    void a_name_that_only_looks_like_one_is_not(String name) {
        assertThat(sayingNothing(List.of(name))).isEmpty();
    }

    private static List<String> sayingNothing(List<String> names) {
        return names.stream()
                .filter(name -> SAYS_NOTHING.matcher(name).matches())
                .toList();
    }
}
