package dev.keyrota.config;

import dev.keyrota.config.problem.Nearest;
import dev.keyrota.config.problem.Quote;
import dev.keyrota.config.yaml.Slot;
import dev.keyrota.config.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The accounts of a file.
 *
 * @param made those that are fit, in order
 * @param unfit names of those that were told of as broken
 * @param vendors whose each is, as far as that could be read, the broken ones too
 */
record Accounts(List<Made<Account>> made, Set<String> unfit, Map<String, Vendor> vendors) {
    Accounts {
        made = List.copyOf(made);
        unfit = Set.copyOf(unfit);
        vendors = Map.copyOf(vendors);
    }

    /** Reads the name of an account. */
    Slot<String> reference(Value value) {
        return value.text(Shape.NAME::check).then(name -> {
            boolean declared = vendors.containsKey(name) || unfit.contains(name);
            return declared
                    ? new Slot.Given<>(name)
                    : value.wrong("no account is called " + Quote.word(name), hint(name));
        });
    }

    private String hint(String name) {
        Set<String> names = new TreeSet<>(vendors.keySet());
        names.addAll(unfit);
        return hint(name, names);
    }

    /** What to do about a name that none of the accounts bears. */
    static String hint(String name, Set<String> names) {
        return names.isEmpty() ? "add it under `accounts`" : Nearest.hint(name, names);
    }

    /** Those that are fit, by name. */
    Map<String, Account> fit() {
        return made.stream()
                .map(Made::record)
                .collect(Collectors.toMap(Account::name, account -> account, (first, _) -> first, LinkedHashMap::new));
    }
}
