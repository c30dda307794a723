package dev.keyrota.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule bites: with the rule the scenario beside it in {@code rules.txt} is whole, without it the same scenario is not.
 * {@link RulesSearch} finds the smallest such scenario of each rule anew.
 */
class RulesTest {
    private static int bitten;

    /** {@code rule | play | plan | what fails without it}. */
    static Stream<String> rules() throws IOException {
        try (InputStream in = RulesTest.class.getResourceAsStream("rules.txt")) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_scenario_fails_without_it(String line) {
        String[] parts = line.split(" \\| ", 4);
        assertThat(parts)
                .as("a rule without a scenario is superfluous, or a scenario is missing")
                .hasSize(4);
        Rule rule = Rule.parse(parts[0]);
        String scenario = parts[1] + " | " + parts[2];
        assertThat(Battery.replay(scenario)).isEmpty();
        assertThat(new TestBuild(rule).battery("replay", scenario)).isEqualTo(parts[3]);
        bitten++;
    }

    /** Each of them: a rule that is added to the list of decisions must show what it is for. */
    @Test
    void every_decision_is_among_them() throws Exception {
        Set<String> listed = rules().map(line -> Rule.parse(line.split(" ", 2)[0]))
                .map(rule -> rule.type() + "." + rule.method())
                .collect(Collectors.toSet());
        List<String> rules =
                Stream.concat(decisions("Decision"), decisions("Agreements")).toList();
        assertThat(rules).hasSizeGreaterThan(25);
        assertThat(listed).containsAll(rules);
    }

    private static Stream<String> decisions(String type) throws ClassNotFoundException {
        return Arrays.stream(Class.forName("dev.keyrota.protocol." + type).getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 2
                        && method.getParameterTypes()[0].getSimpleName().equals("Run")
                        && method.getParameterTypes()[1].getSimpleName().equals("Moment")
                        && !method.isSynthetic()
                        && !method.getName().equals("next"))
                .map(method -> "protocol." + type + "." + method.getName());
    }

    @AfterAll
    static void report() throws IOException {
        long tried = rules().count();
        System.out.println("proof: rules switched off: " + tried + " tried, " + (tried - bitten) + " unnoticed");
    }
}
