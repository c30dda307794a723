package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.journal.CanonicalLine;
import dev.keyrota.journal.EventCodec;
import dev.keyrota.journal.Fact;
import dev.keyrota.journal.Journal;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the log. */
@Command(
        name = "show",
        description =
                "Shows the facts: all, or those of one credential or one rotation. They hold ids and fingerprints, never a key.",
        footer = {
            "",
            "Example: keyrota audit show heroku-platform",
            "         keyrota audit show --rotation 3f0c9a7b12de -o json"
        })
final class AuditShowCommand extends Verb {
    @Parameters(arity = "0..1", paramLabel = "CREDENTIAL", description = "Its name.")
    private @Nullable String credential;

    @Option(names = "--rotation", paramLabel = "ROTATION", description = "The id of one rotation.")
    private @Nullable String rotation;

    AuditShowCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        try (Journal journal = desk.existingJournal(desk.journalFolder()).orElse(null)) {
            List<Fact> facts = journal == null ? List.of() : wanted(journal.facts());
            return new Answer(
                    ExitCode.DONE,
                    JsonDocument.object(
                            "facts",
                            facts.stream()
                                    .map(fact -> new JsonDocument.Raw(
                                            CanonicalLine.of(fact).text()))
                                    .toList()),
                    facts.isEmpty()
                            ? List.of("no facts")
                            : facts.stream().map(AuditShowCommand::line).toList());
        }
    }

    private List<Fact> wanted(List<Fact> facts) {
        Set<RunId> runs = new HashSet<>();
        for (Fact fact : facts) {
            if (fact.event() instanceof Event.Opened(var run, var charter)
                    && (credential == null || charter.credential().equals(credential))
                    && (rotation == null || run.value().equals(rotation))) {
                runs.add(run);
            }
        }
        return facts.stream().filter(fact -> isWanted(fact, runs)).toList();
    }

    private boolean isWanted(Fact fact, Set<RunId> runs) {
        RunId run = fact.run();
        if (run != null) {
            return runs.contains(run);
        }
        boolean adopted = fact.event() instanceof Event.Adopted adoption
                && (credential == null || adoption.credential().equals(credential));
        return rotation == null && (adopted || credential == null);
    }

    private static String line(Fact fact) {
        RunId run = fact.run();
        return "%5d  %s  %s  %-32s %s"
                .formatted(
                        fact.seq(),
                        fact.at(),
                        run == null ? "-           " : run,
                        fact.name(),
                        Foreign.text(EventCodec.data(fact.event())));
    }
}
