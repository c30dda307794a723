package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.rehearsing.RehearsalReport;
import dev.keyrota.cli.rehearsing.StoryReport;
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
import dev.keyrota.rehearsal.Beat;
import dev.keyrota.rehearsal.Rehearsal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays the rotation of a credential in the sandbox, under every single fault. */
@Command(
        name = "rehearse",
        description = {
            "Plays the rotation of your stores and ids, with invented keys, in the sandbox: once as it should go, then once with"
                    + " each fault at each step. Says what would break, who would be called, and how long it takes.",
            "Needs no login, contacts nobody and changes nothing. Ends with 1 if a rule of the protocol broke, with 3 if the"
                    + " rotation does not come to its end even without a fault."
        },
        footer = {
            "",
            "Example: keyrota rehearse heroku-platform",
            "         keyrota rehearse heroku-platform --all",
            "         keyrota rehearse heroku-platform --replay 19:CRASH_BEFORE"
        })
final class RehearseCommand extends Verb {
    @Parameters(paramLabel = "CREDENTIAL", description = "Its name, or NAME@ENVIRONMENT.")
    private String credential = "";

    @Option(names = "--all", description = "Tell each rotation in a line too.")
    private boolean all;

    @Option(
            names = "--replay",
            paramLabel = "PLAN",
            description = "Tell one rotation step by step: a plan such as 19:LATE, which --all shows.")
    private @Nullable String replay;

    RehearseCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Configuration configuration = desk.configuration();
        Rotation rotation = rotation(configuration);
        Map<String, AuthorizationId> current = current(configuration);
        Rehearsal rehearsal = Rehearsal.of(rotation, each -> Optional.ofNullable(current.get(each.qualifiedName())));
        String qualifiedName = rotation.credential().qualifiedName();
        if (replay != null) {
            String plan = replay;
            List<Beat> story = rehearsal.replay(plan).orElseThrow(() -> unknown(plan));
            return new StoryReport(qualifiedName, plan, story).answer();
        }
        desk.screen().step("rehearse the rotation under every single fault");
        return new RehearsalReport(qualifiedName, credential, rehearsal.play(), desk.keyrota()).answer(all);
    }

    /** As it would be asked for. A ticket and a permission are for real ones. */
    private Rotation rotation(Configuration configuration) throws ConfigurationException {
        Credential meant = configuration.credential(credential);
        RotationRequest request = RotationRequest.scheduled(
                meant.qualifiedName(), desk.surroundings().user());
        return meant.mode() == Mode.AUTO_ROTATED
                ? Rotation.of(request, configuration)
                : new Rotation(request, configuration, meant);
    }

    /** The authorizations that the journal knows to be current, by their credentials. */
    private Map<String, AuthorizationId> current(Configuration configuration) throws ConfigurationException {
        Map<String, AuthorizationId> current = new HashMap<>();
        try (Journal journal = desk.existingJournal(desk.journalFolder()).orElse(null)) {
            if (journal != null) {
                Ledger ledger = new Ledger(journal);
                for (Credential each : configuration.credentials()) {
                    Charter.Known known = ledger.current(each.name(), each.env());
                    if (known != null) {
                        current.put(each.qualifiedName(), known.id());
                    }
                }
            }
        }
        return current;
    }

    private Trouble unknown(String plan) {
        return Trouble.usage(
                "no rotation of this rehearsal is called `" + Foreign.text(plan) + "`; nothing was contacted",
                desk.keyrota() + " rehearse " + credential + " --all shows them");
    }
}
