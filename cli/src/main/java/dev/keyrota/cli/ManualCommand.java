package dev.keyrota.cli;

import dev.keyrota.cli.manual.Exit;
import dev.keyrota.cli.manual.ManualText;
import dev.keyrota.cli.manual.Paper;
import dev.keyrota.cli.manual.Sheet;
import dev.keyrota.cli.manual.Situation;
import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.telling.RunFacts;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Addresses;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Mode;
import dev.keyrota.config.Rotation;
import dev.keyrota.config.RotationRequest;
import dev.keyrota.engine.Ledger;
import dev.keyrota.journal.Journal;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Registration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The paper exit. */
@Command(
        name = "manual",
        description = {
            "Prints what a person does without Keyrota: each step for bash, curl, jq and gh, from where the rotation stands to a safe end.",
            "Reads the journal and the configuration, contacts no vendor and changes nothing. No command shows a key."
        },
        footer = {
            "",
            "Example: keyrota manual",
            "         keyrota manual 3f0c9a7b12de",
            "         keyrota manual heroku-platform > rotation.md"
        })
final class ManualCommand extends Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "ROTATION|CREDENTIAL",
            description =
                    "A rotation's id, or a credential's name or NAME@ENVIRONMENT; if left out, the one that is open.")
    private @Nullable String what;

    ManualCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Configuration configuration = desk.configuration();
        try (Workbench bench = desk.workbench(configuration);
                Journal journal = desk.existingJournal(bench.home().journal()).orElse(null)) {
            Ledger ledger = journal == null ? null : new Ledger(journal);
            Ledger.Rotation rotation = ledger == null ? null : rotation(ledger, configuration);
            return ledger == null || rotation == null
                    ? whole(bench, ledger, credential(configuration))
                    : of(bench, ledger, rotation, configuration);
        }
    }

    /** The rotation that is meant; null where a credential is meant that has none which changed anything. */
    private Ledger.@Nullable Rotation rotation(Ledger ledger, Configuration configuration)
            throws ConfigurationException {
        if (what == null) {
            List<Ledger.Rotation> open =
                    ledger.rotations().stream().filter(each -> !each.ended()).toList();
            return open.size() == 1 ? open.getFirst() : null;
        }
        for (Ledger.Rotation each : ledger.rotations()) {
            if (each.id().value().equals(what)) {
                return each;
            }
        }
        Credential meant = configuration.credential(what);
        Ledger.Rotation open = ledger.open(meant.name(), meant.env());
        return open == null || !open.hasBegun() ? null : open;
    }

    private Credential credential(Configuration configuration) throws ConfigurationException {
        if (what != null) {
            return configuration.credential(what);
        }
        if (configuration.credentials().size() == 1) {
            return configuration.credentials().getFirst();
        }
        throw Trouble.usage(
                "which one? No rotation is open, or several are; nothing was contacted",
                desk.keyrota() + " status shows them; name a rotation or a credential");
    }

    private Answer of(Workbench bench, Ledger ledger, Ledger.Rotation rotation, Configuration configuration)
            throws ConfigurationException {
        Situation now = Situation.of(rotation).knowing(given(ledger));
        Addresses addresses = Addresses.of(rotation.charter(), configuration);
        return text(
                bench,
                now,
                addresses,
                "Where it stands, by the journal: "
                        + RunFacts.of(rotation.events()).alive() + ".");
    }

    private Answer whole(Workbench bench, @Nullable Ledger ledger, Credential meant) throws ConfigurationException {
        if (meant.mode() == Mode.AUTO_ROTATED) {
            throw Trouble.usage(
                    meant.qualifiedName() + " is rotated by its vendor; nothing was contacted",
                    "rotate it where it is rotated, then record it: " + desk.keyrota() + " adopt " + meant.name()
                            + " --id UUID");
        }
        Configuration configuration = bench.configuration();
        Charter.Known recorded = ledger == null ? null : ledger.current(meant.name(), meant.env());
        RotationRequest request = RotationRequest.scheduled(
                meant.qualifiedName(), desk.surroundings().user());
        Charter charter = new Rotation(request, configuration, meant)
                .charter(desk.surroundings().host(), recorded, siblings(configuration, ledger, meant));
        Situation now =
                Situation.of(charter, bench.runId(), bench.time().wall()).knowing(given(ledger));
        return text(bench, now, Addresses.of(charter, configuration), stands(ledger, recorded));
    }

    /** Sessions that were given a key, of whichever credential: a renamed one is another, and its key is the same. */
    private static List<Registration> given(@Nullable Ledger ledger) {
        return ledger == null
                ? List.of()
                : ledger.registered().values().stream()
                        .map(Event.Registered::registration)
                        .toList();
    }

    private static String stands(@Nullable Ledger ledger, Charter.@Nullable Known recorded) {
        if (ledger == null) {
            return "This machine has no journal: whether a rotation is open elsewhere is not known here. It begins with looking.";
        }
        return recorded == null
                ? "No rotation is open in this journal, and what the vault holds is not known: it begins with looking."
                : "No rotation is open in this journal. The key of " + recorded.id()
                        + " was the current one when it was written last: it begins with looking.";
    }

    private static Set<AuthorizationId> siblings(
            Configuration configuration, @Nullable Ledger ledger, Credential meant) {
        return ledger == null
                ? Set.of()
                : configuration.siblings(meant).stream()
                        .map(sibling -> ledger.current(sibling.name(), sibling.env()))
                        .filter(Objects::nonNull)
                        .map(Charter.Known::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private Answer text(Workbench bench, Situation now, Addresses addresses, String stands) {
        Paper paper = Paper.of(now);
        Exit exit = paper.exit();
        List<String> lines = exit == Exit.NOTHING && now.base() == null
                ? List.of("This rotation changed nothing before it stopped.")
                : List.of(stands);
        return new ManualText(
                        bench.time().wall(),
                        now,
                        exit,
                        new Sheet(now, paper, addresses, bench.configuration().control()).items(),
                        lines,
                        desk.keyrota())
                .answer();
    }
}
