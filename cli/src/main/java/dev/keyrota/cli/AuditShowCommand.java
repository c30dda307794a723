package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.journal.CanonicalLine;
import dev.keyrota.journal.EventCodec;
import dev.keyrota.journal.Fact;
import dev.keyrota.journal.Journal;
import dev.keyrota.protocol.RunId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    @Mixin
    private final Selected selected = new Selected();

    AuditShowCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        try (Journal journal = desk.existingJournal(desk.journalFolder()).orElse(null)) {
            List<Fact> facts = journal == null ? List.of() : selected.of(journal.facts());
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

    private static String line(Fact fact) {
        RunId run = fact.run();
        return "%5d  %s  %s  %-32s %s  %s"
                .formatted(
                        fact.seq(),
                        fact.at(),
                        run == null ? "-           " : run,
                        fact.name(),
                        Foreign.text(fact.actor()),
                        Foreign.text(EventCodec.data(fact.event())));
    }
}
