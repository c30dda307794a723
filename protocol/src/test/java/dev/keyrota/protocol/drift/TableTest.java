package dev.keyrota.protocol.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of the 48 rows, spelt out: what vault, store and session hold, the diagnosis, what is safe, and what a person decides. */
class TableTest {
    private static final String ROWS = """
             1 | valid      | same       | same       | healthy             |                              |
             2 | valid      | same       | other_live | session_drift       | protect                      | renew_session clean_up
             3 | valid      | same       | other_dead | session_stale       |                              | renew_session
             4 | valid      | same       | unknown    | session_unchecked   |                              | check_session
             5 | valid      | other_live | same       | store_holds_another | write_if_older               | clean_up
             6 | valid      | other_live | other_live | store_holds_another | write_if_older protect       | clean_up renew_session
             7 | valid      | other_live | other_dead | store_holds_another | write_if_older               | clean_up renew_session
             8 | valid      | other_live | unknown    | store_holds_another | write_if_older               | clean_up check_session
             9 | valid      | other_dead | same       | store_stale         | write                        | ask_who_ended_it
            10 | valid      | other_dead | other_live | store_stale         | write protect                | ask_who_ended_it renew_session clean_up
            11 | valid      | other_dead | other_dead | store_stale         | write                        | ask_who_ended_it renew_session
            12 | valid      | other_dead | unknown    | store_stale         | write                        | ask_who_ended_it check_session
            13 | valid      | unknown    | same       | store_unproven      | prove write_if_older         |
            14 | valid      | unknown    | other_live | store_unproven      | prove write_if_older protect | renew_session clean_up
            15 | valid      | unknown    | other_dead | store_unproven      | prove write_if_older         | renew_session
            16 | valid      | unknown    | unknown    | store_unproven      | prove write_if_older         | check_session
            17 | invalid    | same       | same       | all_dead            |                              | replace ask_who_ended_it
            18 | invalid    | same       | other_live | all_dead            |                              | replace ask_who_ended_it
            19 | invalid    | same       | other_dead | all_dead            |                              | replace ask_who_ended_it
            20 | invalid    | same       | unknown    | all_dead            |                              | replace ask_who_ended_it
            21 | invalid    | other_live | same       | vault_stale         |                              | replace clean_up
            22 | invalid    | other_live | other_live | vault_stale         |                              | replace clean_up
            23 | invalid    | other_live | other_dead | vault_stale         |                              | replace clean_up
            24 | invalid    | other_live | unknown    | vault_stale         |                              | replace clean_up
            25 | invalid    | other_dead | same       | all_dead            |                              | replace ask_who_ended_it
            26 | invalid    | other_dead | other_live | all_dead            |                              | replace ask_who_ended_it
            27 | invalid    | other_dead | other_dead | all_dead            |                              | replace ask_who_ended_it
            28 | invalid    | other_dead | unknown    | all_dead            |                              | replace ask_who_ended_it
            29 | invalid    | unknown    | same       | vault_dead          | prove                        | replace ask_who_ended_it
            30 | invalid    | unknown    | other_live | vault_dead          | prove                        | replace ask_who_ended_it
            31 | invalid    | unknown    | other_dead | vault_dead          | prove                        | replace ask_who_ended_it
            32 | invalid    | unknown    | unknown    | vault_dead          | prove                        | replace ask_who_ended_it
            33 | unreadable | same       | same       | vault_unreadable    | read_again                   | mend_login
            34 | unreadable | same       | other_live | vault_unreadable    | read_again                   | mend_login
            35 | unreadable | same       | other_dead | vault_unreadable    | read_again                   | break_the_glass
            36 | unreadable | same       | unknown    | vault_unreadable    | read_again                   | mend_login
            37 | unreadable | other_live | same       | vault_unreadable    | read_again                   | mend_login
            38 | unreadable | other_live | other_live | vault_unreadable    | read_again                   | mend_login
            39 | unreadable | other_live | other_dead | vault_unreadable    | read_again                   | break_the_glass
            40 | unreadable | other_live | unknown    | vault_unreadable    | read_again                   | mend_login
            41 | unreadable | other_dead | same       | vault_unreadable    | read_again                   | break_the_glass
            42 | unreadable | other_dead | other_live | vault_unreadable    | read_again                   | break_the_glass
            43 | unreadable | other_dead | other_dead | vault_unreadable    | read_again                   | break_the_glass
            44 | unreadable | other_dead | unknown    | vault_unreadable    | read_again                   | break_the_glass
            45 | unreadable | unknown    | same       | vault_unreadable    | read_again                   | mend_login
            46 | unreadable | unknown    | other_live | vault_unreadable    | read_again                   | mend_login
            47 | unreadable | unknown    | other_dead | vault_unreadable    | read_again                   | break_the_glass
            48 | unreadable | unknown    | unknown    | vault_unreadable    | read_again                   | mend_login
            """;

    static Stream<String> rows() {
        return ROWS.lines();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_row_says_what_is_wrong_what_is_safe_and_what_a_person_decides(String line) {
        String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        Row row = Table.of(
                VaultHolds.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                Holds.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                Holds.valueOf(cells[3].toUpperCase(Locale.ROOT)));

        assertThat(row.diagnosis().name()).isEqualToIgnoringCase(cells[4]);
        assertThat(words(row, Step.By.KEYROTA)).isEqualTo(cells[5]);
        assertThat(words(row, Step.By.A_PERSON)).isEqualTo(cells[6]);
    }

    private static String words(Row row, Step.By by) {
        return row.steps().stream()
                .filter(step -> step.by() == by)
                .map(step -> step.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    @Test
    void every_combination_is_a_row() {
        assertThat(rows().map(line -> List.of(line.split("\\|", -1)).subList(1, 4)))
                .doesNotHaveDuplicates()
                .hasSize(VaultHolds.values().length * Holds.values().length * Holds.values().length);
    }

    @Test
    void nothing_is_written_while_the_vault_cannot_be_read_or_its_key_is_dead() {
        Set<Step> writes = EnumSet.of(Step.WRITE, Step.WRITE_IF_OLDER);
        for (VaultHolds vault : List.of(VaultHolds.UNREADABLE, VaultHolds.INVALID)) {
            for (Holds store : Holds.values()) {
                for (Holds session : Holds.values()) {
                    assertThat(Table.of(vault, store, session).steps()).doesNotContainAnyElementsOf(writes);
                }
            }
        }
    }
}
