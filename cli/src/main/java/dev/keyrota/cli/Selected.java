package dev.keyrota.cli;

import dev.keyrota.cli.output.Trouble;
import dev.keyrota.journal.Fact;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which facts a command is about: all, where nothing is said. */
final class Selected {
    @Parameters(arity = "0..1", paramLabel = "CREDENTIAL", description = "Its name.")
    private @Nullable String credential;

    @Option(names = "--rotation", paramLabel = "ROTATION", description = "The id of one rotation.")
    private @Nullable String rotation;

    @Option(names = "--since", paramLabel = "TIME", description = "From this day on, or time (RFC 3339), in UTC.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Up to this day, with it, or to before this time.")
    private @Nullable String until;

    /** Those of the journal's facts that are meant, in their order. */
    List<Fact> of(List<Fact> facts) {
        Instant from = since == null ? Instant.MIN : moment(since, 0);
        Instant to = until == null ? Instant.MAX : moment(until, 1);
        Set<String> runs = facts.stream()
                .filter(this::isOpened)
                .map(fact -> String.valueOf(fact.run()))
                .collect(Collectors.toCollection(TreeSet::new));
        return facts.stream()
                .filter(fact -> isWanted(fact, runs)
                        && !fact.at().isBefore(from)
                        && fact.at().isBefore(to))
                .toList();
    }

    private boolean isOpened(Fact fact) {
        return fact.event() instanceof Event.Opened(var run, var charter)
                && (credential == null || charter.credential().equals(credential))
                && (rotation == null || run.value().equals(rotation));
    }

    private boolean isWanted(Fact fact, Set<String> runs) {
        RunId run = fact.event() instanceof Event.Watched(var rotation, var _, var _) ? rotation : fact.run();
        if (run != null) {
            return runs.contains(run.toString());
        }
        return rotation == null && (credential == null || credential.equals(of(fact.event())));
    }

    /** The credential that a fact of no run is about; null for none. */
    private static @Nullable String of(Event event) {
        return switch (event) {
            case Event.Adopted adopted -> adopted.credential();
            case Event.Registered given -> given.credential();
            case Event.Accepted accepted -> accepted.finding().split("@", 2)[0];
            default -> null;
        };
    }

    /** @param days how far behind a day's beginning the moment is */
    private static Instant moment(String text, int days) {
        try {
            return text.length() == "2026-07-01".length()
                    ? LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException _) {
            throw Trouble.usage("that is no day and no time", "write 2026-07-01, or 2026-07-01T09:00:00Z");
        }
    }
}
