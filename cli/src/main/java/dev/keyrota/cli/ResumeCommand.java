package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.engine.Ledger;
import dev.keyrota.protocol.RunId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Goes on with a rotation. */
@Command(
        name = "resume",
        description = {
            "Goes on with a rotation after a crash, an interruption, a stop or a wait. Twice is the same as once.",
            "Without a name: with the one that is open."
        },
        footer = {"", "Example: keyrota resume", "         keyrota resume 3f0c9a7b12de"})
final class ResumeCommand extends Verb {
    @Parameters(arity = "0..1", paramLabel = "ROTATION", description = "Its id, as `keyrota status` shows it.")
    private @Nullable String rotation;

    ResumeCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Configuration configuration = desk.configuration();
        try (Workbench bench = desk.workbench(configuration)) {
            RunId id = rotation == null ? theOne(bench.ledger()) : desk.rotation(rotation, bench.ledger());
            return id == null ? nothing() : new Runs(desk, bench).resume(id);
        }
    }

    /** The open rotation; where none is open the last one, so that to resume twice is to resume once; null where there is none at all. */
    private @Nullable RunId theOne(Ledger ledger) {
        List<Ledger.Rotation> all = ledger.rotations();
        List<Ledger.Rotation> open = all.stream().filter(each -> !each.ended()).toList();
        if (open.size() > 1) {
            throw Trouble.usage(
                    "several rotations are open: "
                            + open.stream()
                                    .map(each ->
                                            each.id() + " (" + each.charter().credential() + ")")
                                    .collect(Collectors.joining(", ")),
                    "name one: " + desk.keyrota() + " resume " + open.getFirst().id());
        }
        if (open.isEmpty()) {
            return all.isEmpty() ? null : all.getLast().id();
        }
        return open.getFirst().id();
    }

    private static Answer nothing() {
        return new Answer(
                ExitCode.DONE,
                JsonDocument.object(
                        "credential", null,
                        "rotation", null,
                        "outcome", null,
                        "reason", "nothing_open",
                        "old", null,
                        "new", null,
                        "stores", List.of(),
                        "calls", 0,
                        "elapsed", java.time.Duration.ZERO),
                List.of("no rotation is open, and this journal knows none"));
    }
}
