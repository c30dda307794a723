package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.sessions.GivenKeys;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says that a session holds no key any more. */
@Command(
        name = "end",
        description = {
            "Says that a session holds no key any more, so that no rotation waits for it: when its shell is closed, or has unset the"
                    + " variable. Changes nothing in the shell."
        },
        footer = {"", "Example: keyrota session end", "         keyrota session end env-5be0a1c2d3"})
final class SessionEndCommand extends Verb {
    @Parameters(
            arity = "0..*",
            paramLabel = "SESSION",
            description = "Names, as `keyrota session list` shows them; those in KEYROTA_SESSION if left out.")
    private List<String> names = new ArrayList<>();

    SessionEndCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        List<String> meant = names.isEmpty() ? here() : names;
        try (Workbench bench = desk.workbench(desk.configuration())) {
            Map<SessionId, Event.Registered> registered = bench.ledger().registered();
            List<SessionId> known = registered.keySet().stream()
                    .filter(each -> meant.contains(each.value()))
                    .toList();
            List<String> unknown = meant.stream()
                    .filter(name ->
                            known.stream().noneMatch(each -> each.value().equals(name)))
                    .toList();
            if (!unknown.isEmpty() && !names.isEmpty()) {
                throw Trouble.usage(
                        "no session `" + Foreign.text(unknown.getFirst()) + "` is on record; nothing was recorded",
                        desk.keyrota() + " session list");
            }
            for (SessionId each : known) {
                bench.journal()
                        .note(
                                bench.holder(),
                                new Event.Released(each, desk.surroundings().user()));
            }
            bench.checkpoint(desk.screen());
            return new Answer(
                    ExitCode.DONE,
                    JsonDocument.object(
                            "ended", known.stream().map(SessionId::value).toList()),
                    Stream.concat(
                                    known.stream().map(each -> each + " holds no key any more"),
                                    unknown.stream().map(name -> Foreign.text(name) + " is not on record"))
                            .toList());
        }
    }

    /** The names that this shell was told. */
    private List<String> here() {
        List<String> here = GivenKeys.told(desk.surroundings().variable(GivenKeys.SESSION));
        if (here.isEmpty()) {
            throw Trouble.usage(
                    "this shell was told no session's name, and none was said; nothing was recorded",
                    desk.keyrota() + " session list");
        }
        return here;
    }
}
