package dev.keyrota.config;

import dev.keyrota.config.problem.Nearest;
import dev.keyrota.config.problem.Problem;
import dev.keyrota.config.problem.Quote;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the credential that a person named. */
final class Selector {
    private final Configuration configuration;

    Selector(Configuration configuration) {
        this.configuration = configuration;
    }

    Credential credential(String selector) throws ConfigurationException {
        List<Credential> meant = configuration.credentials().stream()
                .filter(each ->
                        each.qualifiedName().equals(selector) || each.name().equals(selector))
                .toList();
        if (meant.size() != 1) {
            throw new ConfigurationException(List.of(meant.isEmpty() ? unknown(selector) : ambiguous(selector, meant)));
        }
        return meant.getFirst();
    }

    private Problem unknown(String selector) {
        List<String> names = configuration.credentials().stream()
                .map(selector.contains("@") ? Credential::qualifiedName : Credential::name)
                .distinct()
                .toList();
        return configuration
                .origin()
                .problem(
                        "credentials",
                        "no credential is called " + Quote.word(selector),
                        names.isEmpty() ? "the file has none yet: add one" : Nearest.hint(selector, names));
    }

    private Problem ambiguous(String selector, List<Credential> meant) {
        Origin origin = configuration.origin();
        String all = meant.stream()
                .map(each -> each.qualifiedName() + " (line "
                        + origin.problem(origin.place(each), "", "").line() + ")")
                .collect(Collectors.joining(" and "));
        String choices =
                meant.stream().map(each -> "`" + each.qualifiedName() + "`").collect(Collectors.joining(" or "));
        return origin.problem(
                origin.place(meant.getFirst()),
                Quote.word(selector) + " stands for several credentials: " + all,
                "say which: " + choices);
    }
}
