package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.Credential;
import dev.keyrota.config.problem.Nearest;
import dev.keyrota.journal.Lease;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.drift.Diagnosis;
import dev.keyrota.protocol.drift.Finding;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accepts one finding until a day. */
@Command(
        name = "ack",
        description = {
            "Accepts one finding of `drift` until a day: it is still shown, and no longer makes `drift` end with 3. The acceptance is a"
                    + " fact of the audit log, with its reason; after that day the finding counts again.",
            "Nothing is accepted for more than a year, and nothing at all by which consumers are cut off."
        },
        footer = {
            "",
            "Example: keyrota ack heroku-platform@prod/session_drift/operator/1f970877 --until 2026-09-01 --reason \"OPS-12\""
        })
final class AckCommand extends Verb {
    private static final Period LONGEST = Period.ofYears(1);
    private static final int REASON_MAX = 200;

    /** A store, a session, another credential's store, or the beginning of an authorization's id. */
    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@_.-]{0,199}");

    @Parameters(paramLabel = "FINDING", description = "As `drift -o json` names it.")
    private String finding = "";

    @Option(
            names = "--until",
            paramLabel = "DATE",
            required = true,
            description = "The first day on which it counts again, UTC.")
    private String until = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, in one line.")
    private String reason = "";

    AckCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Configuration configuration = desk.configuration();
        Credential credential = credential(configuration);
        try (Workbench bench = desk.workbench(configuration)) {
            Instant over = over(bench.time().wall());
            // A journal is begun together with the key of its fingerprints.
            bench.fingerprints();
            Event.Accepted accepted = new Event.Accepted(
                    finding, over, oneLine(), desk.surroundings().user());
            try (Lease _ = bench.journal().lease(credential.account(), bench.holder())) {
                bench.journal().note(bench.holder(), accepted);
            }
            bench.checkpoint(desk.screen());
            return new Answer(
                    ExitCode.DONE,
                    JsonDocument.object(
                            "finding",
                            finding,
                            "until",
                            over,
                            "reason",
                            Foreign.text(accepted.reason()),
                            "by",
                            Foreign.text(accepted.by())),
                    List.of("accepted until " + Words.day(over) + ": " + finding));
        }
    }

    /** The credential that the finding is of; what nobody could have found is refused, since a typing error would accept nothing. */
    private Credential credential(Configuration configuration) throws ConfigurationException {
        String[] parts = finding.split("/", -1);
        if (parts.length < 2 || parts.length > 4) {
            throw Trouble.usage(
                    "`" + Foreign.text(finding) + "` names no finding; nothing was recorded",
                    "NAME@ENVIRONMENT/KIND/PLACE, as drift -o json names it");
        }
        Credential credential = configuration.credential(parts[0]);
        if (!Stream.of(parts).skip(2).allMatch(part -> PLACE.matcher(part).matches())) {
            throw Trouble.usage(
                    "`" + Foreign.text(finding) + "` names no finding; nothing was recorded",
                    desk.keyrota() + " drift " + credential.name() + " -o json names them");
        }
        List<String> kinds = Stream.concat(Stream.of(Diagnosis.values()), Stream.of(Finding.Kind.values()))
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        boolean grave = Stream.of(Diagnosis.values())
                .filter(kind -> kind.compareTo(Diagnosis.VAULT_UNREADABLE) <= 0)
                .anyMatch(kind -> kind.name().toLowerCase(Locale.ROOT).equals(parts[1]));
        if (grave) {
            throw Trouble.usage(
                    "consumers are cut off, or nothing can be told: that cannot be accepted; nothing was recorded",
                    desk.keyrota() + " recover " + credential.name());
        }
        if (!kinds.contains(parts[1]) || !parts[0].equals(credential.qualifiedName())) {
            throw Trouble.usage(
                    "`" + Foreign.text(finding) + "` names no finding; nothing was recorded",
                    Nearest.of(parts[1], kinds)
                            .map(kind -> "did you mean " + credential.qualifiedName() + "/" + kind + "/…?")
                            .orElse(desk.keyrota() + " drift " + credential.name() + " -o json names them"));
        }
        return credential;
    }

    private Instant over(Instant now) {
        Instant over;
        try {
            over = LocalDate.parse(until).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException _) {
            throw Trouble.usage("that is no day; nothing was recorded", "write 2026-09-01");
        }
        LocalDate last = now.atZone(ZoneOffset.UTC).toLocalDate().plus(LONGEST);
        if (!over.isAfter(now) || over.isAfter(last.atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw Trouble.usage(
                    "a finding is accepted until a day in the year that comes; nothing was recorded",
                    "a day from tomorrow to " + last);
        }
        return over;
    }

    private String oneLine() {
        boolean printable = reason.codePoints().noneMatch(Character::isISOControl);
        if (reason.isBlank() || reason.length() > REASON_MAX || !printable) {
            throw Trouble.usage(
                    "a reason is one line of at most " + REASON_MAX + " characters; nothing was recorded",
                    "say where it is followed up: --reason \"OPS-12: the laptop is replaced in August\"");
        }
        if (!desk.redacted(reason).equals(reason)) {
            throw Trouble.usage("the reason looks like a key; nothing was recorded", "say it without the value");
        }
        return reason.strip();
    }
}
