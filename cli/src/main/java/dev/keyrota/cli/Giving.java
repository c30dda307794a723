package dev.keyrota.cli;

import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.sessions.GivenKeys;
import dev.keyrota.cli.sessions.Registry;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a session is to be given, and for how long it is on record. */
final class Giving {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    @Option(
            names = "--as",
            paramLabel = "VARIABLE",
            description = "The environment variable, for one credential; that of its configured sessions if left out.")
    private @Nullable String variable;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = SpanOption.class,
            description = "How long it is on record as holding the key, 12h if left out: no rotation ends the key"
                    + " before that, unless the session is over. What `run` started is recorded anew while it runs.")
    private Duration lasts = GivenKeys.LASTS;

    /** The variable that was said; null for none. */
    @Nullable
    String variable() {
        if (variable != null && !Shape.VARIABLE.fits(variable)) {
            throw Trouble.usage("--as names no variable; nothing was contacted", "for example --as HEROKU_API_KEY");
        }
        return variable;
    }

    Registry registry(Workbench bench) {
        if (lasts.compareTo(SHORTEST) < 0 || lasts.compareTo(LONGEST) > 0) {
            throw Trouble.usage("--for is from 1m to 30d; nothing was contacted", "for example --for 8h");
        }
        return new Registry(bench, lasts);
    }

    /** @param names credentials that were named; all of them if none was */
    static List<Credential> credentials(Configuration configuration, List<String> names) throws ConfigurationException {
        if (names.isEmpty()) {
            return configuration.credentials();
        }
        List<Credential> named = new ArrayList<>();
        for (String name : names) {
            Credential found = configuration.credential(name);
            if (!named.contains(found)) {
                named.add(found);
            }
        }
        return named;
    }
}
