package dev.keyrota.cli;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import dev.keyrota.config.problem.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The accounts that issue a configured credential, each with its credentials, in their order. */
record Accounts(Map<String, List<Credential>> all) {
    static Accounts of(Configuration configuration) {
        Map<String, List<Credential>> accounts = new LinkedHashMap<>();
        for (Credential credential : configuration.credentials()) {
            accounts.computeIfAbsent(credential.account(), _ -> new ArrayList<>())
                    .add(credential);
        }
        return new Accounts(accounts);
    }

    /** One of them, or all. */
    Map<String, List<Credential>> chosen(@Nullable String name) {
        return name == null ? all : Map.of(name, credentials(name));
    }

    /** The credentials of one; any other name is wrong usage. */
    List<Credential> credentials(String name) {
        List<Credential> credentials = all.get(name);
        if (credentials == null) {
            throw Trouble.usage(
                    "no credential is issued by an account `" + Foreign.text(name) + "`; nothing was contacted",
                    Nearest.of(name, all.keySet())
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse("those that issue one: " + String.join(", ", all.keySet())));
        }
        return credentials;
    }
}
