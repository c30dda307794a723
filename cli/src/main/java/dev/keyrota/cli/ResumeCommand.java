package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.engine.Ledger;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Registration;
import dev.keyrota.protocol.Run;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a rotation. */
@Command(
        name = "resume",
        description = {
            "Goes on with a rotation after a crash, an interruption, a stop or a wait. Twice is the same as once.",
            "Without a name: with the one that is open."
        },
        footer = {
            "",
            "Example: keyrota resume",
            "         keyrota resume 3f0c9a7b12de",
            "         keyrota resume 3f0c9a7b12de --vouch operator --authorized-by ada",
            "         keyrota resume 3f0c9a7b12de < new-key.txt      where a person creates the key"
        })
final class ResumeCommand extends Verb {
    @Parameters(arity = "0..1", paramLabel = "ROTATION", description = "Its id, as `keyrota status` shows it.")
    private @Nullable String rotation;

    @Option(
            names = "--vouch",
            paramLabel = "SESSION",
            description = "A session that cannot be asked, and that by your word does not hold the old key any more.")
    private List<String> vouch = new ArrayList<>();

    @Option(names = "--authorized-by", paramLabel = "NAME", description = "Who gives that word, or allows the key.")
    private @Nullable String authorizedBy;

    @Option(
            names = "--approvals-closed",
            description =
                    "By your word no approval request for the vault's entry is open any more, where the vault lets"
                            + " only people see that.")
    private boolean approvalsClosed;

    @Option(
            names = "--break-glass",
            description =
                    "Where no key of the run lives: take another key of the account, from a hidden prompt or the first"
                            + " line of standard input. Needs --authorized-by.")
    private boolean breakGlass;

    ResumeCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        String lender =
                Handover.lender(breakGlass, authorizedBy, desk.surroundings().user());
        Configuration configuration = desk.configuration();
        try (Workbench bench = desk.workbench(configuration);
                Runs runs = new Runs(desk, bench, lender)) {
            RunId id = rotation == null ? theOne(bench.ledger()) : desk.rotation(rotation, bench.ledger());
            if (id == null) {
                return nothing();
            }
            return runs.resume(
                    id,
                    said(
                            bench.ledger().rotation(id),
                            bench.ledger().registered().values()));
        }
    }

    private List<Event> said(Ledger.Rotation open, Collection<Event.Registered> registered) {
        String by = authorizedBy == null ? desk.surroundings().user() : authorizedBy;
        List<Event> said = new ArrayList<>();
        sessions(open, registered).forEach(session -> said.add(new Event.Vouched(session, by)));
        if (approvalsClosed) {
            said.add(new Event.ApprovalsClosed(by));
        }
        return said;
    }

    /** The sessions that are vouched for. One that the run does not know would silently change nothing. */
    private Set<SessionId> sessions(Ledger.Rotation open, Collection<Event.Registered> registered) {
        Set<SessionId> known = new TreeSet<>(open.charter().sessions());
        registered.stream()
                .map(Event.Registered::registration)
                .filter(each -> mayHoldUp(open, each))
                .map(Registration::session)
                .forEach(known::add);
        Set<SessionId> sessions = new TreeSet<>();
        for (String name : vouch) {
            SessionId session = known.stream()
                    .filter(each -> each.value().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Trouble.usage(
                            "rotation " + open.id() + " knows no session `" + Foreign.text(name)
                                    + "`; nothing was contacted",
                            "its sessions: " + known));
            sessions.add(session);
        }
        return sessions;
    }

    /** Whether a session that was given a key may be what a run waits for: a rotation ends the old key, or an earlier one of its own. */
    private static boolean mayHoldUp(Ledger.Rotation open, Registration given) {
        Run run = open.state().run();
        if (run == null || run.base() == null || open.charter().purpose() == Charter.Purpose.CLEAN_UP) {
            return true;
        }
        return run.base().oldFingerprint().equals(given.key())
                || run.attempts().stream().anyMatch(attempt -> given.key().equals(attempt.fingerprint()));
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
                        "elapsed", Duration.ZERO),
                List.of("no rotation is open, and this journal knows none"));
    }
}
