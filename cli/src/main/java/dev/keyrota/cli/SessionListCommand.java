package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.engine.Ledger;
import dev.keyrota.engine.Ledger.Name;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Registration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Which sessions may hold which key. */
@Command(
        name = "list",
        description = {
            "Which sessions were given a key by `keyrota env` or `keyrota run`, and may hold it still: whose, until when, and whether it"
                    + " is the one that is recorded to be current. One that is over by this machine's clock may not be by the issuer's."
        },
        footer = {"", "Example: keyrota session list"})
final class SessionListCommand extends Verb {
    SessionListCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try (Workbench bench = desk.workbench(desk.configuration())) {
            Ledger ledger = bench.ledger();
            Map<Name, Charter.Known> currents = ledger.currents();
            Instant now = bench.time().wall();
            for (Event.Registered each : ledger.registered().values()) {
                Charter.Known current = currents.get(new Name(each.credential(), each.env()));
                boolean over = !now.isBefore(each.registration().until());
                entries.add(entry(each, current, over));
                lines.add(line(each, current, over));
            }
        }
        return new Answer(
                ExitCode.DONE,
                JsonDocument.object("sessions", entries),
                lines.isEmpty() ? List.of("no session is on record") : lines);
    }

    private static Map<String, @Nullable Object> entry(
            Event.Registered each, Charter.@Nullable Known current, boolean over) {
        Registration given = each.registration();
        return JsonDocument.object(
                "session",
                given.session().value(),
                "credential",
                each.credential(),
                "env",
                each.env(),
                "authorization",
                given.authorization() == null ? null : given.authorization().value(),
                "fingerprint",
                given.key().brief(),
                "current",
                current == null ? null : current.fingerprint().equals(given.key()),
                "source",
                Foreign.text(each.source()),
                "until",
                given.until(),
                "over",
                over,
                "by",
                Foreign.text(given.by()));
    }

    private static String line(Event.Registered each, Charter.@Nullable Known current, boolean over) {
        Registration given = each.registration();
        String which = current == null
                ? "a key"
                : current.fingerprint().equals(given.key()) ? "the current key" : "an EARLIER key";
        return String.format(
                "%-16s %-24s %s until %s%s, by %s",
                given.session(),
                each.credential() + "@" + each.env(),
                which,
                Words.minute(given.until()),
                over ? " (over, by this machine's clock)" : "",
                Foreign.text(given.by()));
    }
}
