package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Rotation;
import dev.keyrota.config.RotationRequest;
import dev.keyrota.engine.Ledger;
import dev.keyrota.engine.Reach;
import dev.keyrota.journal.Lease;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records which key is the current one. */
@Command(
        name = "adopt",
        description = {
            "Records, after proof, which authorization is the current one: on the first day, or after a rotation by hand.",
            "The proof is that its token is the vault's value. Where the issuer hides tokens, the id must be typed again."
        },
        footer = {"", "Example: keyrota adopt heroku-platform --id b1e6320e-9ce1-436b-82b2-7b6cf3372cd7"})
final class AdoptCommand extends Verb {
    @Parameters(paramLabel = "CREDENTIAL", description = "Its name, or NAME@ENVIRONMENT.")
    private String credential = "";

    @Option(names = "--id", paramLabel = "UUID", required = true, description = "The whole id of the authorization.")
    private String id = "";

    @Option(
            names = "--confirm",
            paramLabel = "UUID",
            description = "The id again, where nobody can be asked to type it.")
    private @Nullable String confirm;

    AdoptCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        AuthorizationId claimed = claimed();
        Configuration configuration = desk.configuration();
        Rotation rotation = Rotation.of(
                RotationRequest.scheduled(credential, desk.surroundings().user()), configuration);
        try (Workbench bench = desk.workbench(configuration)) {
            mustNotBeRotated(bench.ledger(), rotation);
            Reach reach = bench.reach(rotation.charter(desk.surroundings().host(), null));
            desk.screen().step("compare the vault's key with authorization " + claimed.brief());
            AdoptionProof proof = AdoptionProof.of(reach, claimed, bench.fingerprints(), rotation.account());
            desk.screen().done();
            if (!proof.whole()) {
                confirmed(claimed, proof);
            }
            return record(bench, rotation, claimed, proof);
        }
    }

    private AuthorizationId claimed() {
        try {
            return new AuthorizationId(id);
        } catch (IllegalArgumentException wrong) {
            throw Trouble.usage(String.valueOf(wrong.getMessage()) + "; nothing was contacted", "copy the whole id");
        }
    }

    private void mustNotBeRotated(Ledger ledger, Rotation rotation) {
        Ledger.Rotation open =
                ledger.open(rotation.credential().name(), rotation.credential().env());
        if (open != null && open.events().stream().anyMatch(Event.Based.class::isInstance)) {
            throw Trouble.of(
                    ExitCode.STOPPED,
                    "rotation_open",
                    "rotation " + open.id()
                            + " of this credential is open and knows which key is which; nothing was recorded, and nobody was told, since no alert channel is configured",
                    desk.keyrota() + " resume " + open.id());
        }
    }

    private void confirmed(AuthorizationId claimed, AdoptionProof proof) {
        if (confirm == null && !desk.canAsk()) {
            throw Trouble.of(
                    ExitCode.STOPPED,
                    "not_proven",
                    "the issuer hides the token of " + claimed + ", so that it is the vault's cannot be proven ("
                            + proof.evidence()
                            + "); nothing was recorded, and nobody was told, since no alert channel is configured",
                    "a person who knows adds --confirm " + claimed);
        }
        String typed = confirm != null
                ? confirm
                : desk.ask("the issuer hides tokens (" + proof.evidence() + "): type the whole id again to record it:");
        if (!typed.equals(claimed.value())) {
            throw Trouble.failed("declined", "that is not the id; nothing was recorded", null);
        }
    }

    private Answer record(Workbench bench, Rotation rotation, AuthorizationId claimed, AdoptionProof proof) {
        String name = rotation.credential().name();
        String env = rotation.credential().env();
        Fingerprint fingerprint = proof.fingerprint();
        try (Lease _ = bench.journal().lease(rotation.credential().account(), bench.holder())) {
            bench.journal()
                    .note(
                            bench.holder(),
                            new Event.Adopted(
                                    name,
                                    env,
                                    claimed,
                                    fingerprint,
                                    desk.surroundings().user()));
        }
        return new Answer(
                ExitCode.DONE,
                JsonDocument.object(
                        "credential",
                        name,
                        "env",
                        env,
                        "id",
                        claimed.value(),
                        "fingerprint",
                        fingerprint.brief(),
                        "proof",
                        proof.whole() ? "token" : "typed",
                        "description",
                        Foreign.text(proof.description())),
                text(
                        bench,
                        List.of(
                                "recorded: " + claimed + " is the current key of " + name + "@" + env,
                                "  \"" + Foreign.text(proof.description()) + "\", fingerprint " + fingerprint.brief(),
                                "  proof: " + proof.evidence()),
                        rotation));
    }

    /** A run that is open began before this was known, and what a run knows is frozen at its beginning: it is begun anew. */
    private List<String> text(Workbench bench, List<String> lines, Rotation rotation) {
        Ledger.Rotation open = bench.ledger()
                .open(rotation.credential().name(), rotation.credential().env());
        if (open == null) {
            return lines;
        }
        List<String> all = new ArrayList<>(lines);
        all.add("  next: " + desk.keyrota() + " rotate " + rotation.credential().name() + " begins rotation "
                + open.id() + " anew, which stopped before it knew this");
        return all;
    }
}
