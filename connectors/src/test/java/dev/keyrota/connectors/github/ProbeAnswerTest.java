package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeAnswerTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String LINE =
            "keyrota-probe: {\"v\":1,\"nonce\":\"" + A + "\",\"mac\":\"" + B + "\",\"status\":200}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "%s\n",
                "%s\r\n",
                "2026-07-01T09:00:07.1234567Z %s\n",
                "\uFEFF2026-07-01T09:00:07Z %s",
                "x\n%s\ny"
            })
    void finds_the_line(String log) {
        assertThat(ProbeAnswer.in(log.formatted(LINE))).contains(new ProbeAnswer(A, B, 200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "keyrota-probe: ",
                " %s",
                "echo %s",
                "%s %s",
                "%s\n%s",
                "%s\nkeyrota-probe: {}",
                "2026-07-01T09:00:07Z 2026-07-01T09:00:07Z %s"
            })
    void believes_nothing_else(String log) {
        assertThat(ProbeAnswer.in(log.replace("%s", LINE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"v\":1|\"v\":2",
                "200|99",
                "200|600",
                "200|2000",
                "200|-1",
                "200|\"200\"",
                "bb|BB",
                "bb|b*",
                "}|}x",
                "bb|b"
            })
    void believes_no_other_form(String change) {
        String[] parts = change.split("\\|", 2);
        String changed = LINE.replaceFirst(java.util.regex.Pattern.quote(parts[0]), parts[1]);
        assertThat(changed).isNotEqualTo(LINE);
        assertThat(ProbeAnswer.in(changed)).isEmpty();
    }

    @Property
    void no_log_makes_it_fail(@ForAll String before, @ForAll String after) {
        assertThat(ProbeAnswer.in(before + "keyrota-probe: " + after)).isEmpty();
        boolean alone = before.isEmpty() || before.endsWith("\n");
        if (alone) {
            assertThat(ProbeAnswer.in(before + LINE + "\n" + after)).contains(new ProbeAnswer(A, B, 200));
        }
    }
}
