package dev.keyrota.config;

import dev.keyrota.config.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, or a request that it does not allow. Nothing was contacted. Exit code 2. */
public final class ConfigurationException extends Exception {
    private final transient List<Problem> problems;

    /** @param problems at least one */
    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All that were found, in the order of the file; the first {@link dev.keyrota.config.problem.Problems#LIMIT} of more. */
    public List<Problem> problems() {
        return problems;
    }
}
