package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import dev.keyrota.config.IssuingAccount;
import dev.keyrota.engine.Ledger;
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
        Credential meant = configuration.credential(credential);
        try (Workbench bench = desk.workbench(configuration)) {
            mustNotBeRotated(bench.ledger(), meant);
            desk.screen().step("compare the vault's key with authorization " + claimed.brief());
            IssuingAccount account = configuration.issuer(meant);
            AdoptionProof proof = AdoptionProof.of(
                    bench.vendors().issuer(account),
                    bench.vendors().truth(meant),
                    claimed,
                    bench.fingerprints(),
                    account.identity());
            desk.screen().done();
            if (!proof.whole()) {
                confirmed(claimed, proof);
            }
            return record(bench, meant, claimed, proof);
        }
    }

    private AuthorizationId claimed() {
        try {
            return new AuthorizationId(id);
        } catch (IllegalArgumentException wrong) {
            throw Trouble.usage(String.valueOf(wrong.getMessage()) + "; nothing was contacted", "copy the whole id");
        }
    }

    private void mustNotBeRotated(Ledger ledger, Credential meant) {
        Ledger.Rotation open = ledger.open(meant.name(), meant.env());
        if (open != null && open.hasBegun()) {
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

    private Answer record(Workbench bench, Credential meant, AuthorizationId claimed, AdoptionProof proof) {
        String name = meant.name();
        String env = meant.env();
        Fingerprint fingerprint = proof.fingerprint();
        try (Lease _ = bench.journal().lease(meant.account(), bench.holder())) {
            bench.journal()
                    .note(
                            bench.holder(),
                            new Event.Adopted(
                                    name,
                                    env,
                                    claimed,
                                    fingerprint,
                                    proof.createdAt(),
                                    desk.surroundings().user()));
        }
        bench.checkpoint(desk.screen());
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
                        meant));
    }

    /** A run that is open began before this was known, and what a run knows is frozen at its beginning: it is begun anew. */
    private List<String> text(Workbench bench, List<String> lines, Credential meant) {
        Ledger.Rotation open = bench.ledger().open(meant.name(), meant.env());
        if (open == null) {
            return lines;
        }
        List<String> all = new ArrayList<>(lines);
        all.add("  next: " + desk.keyrota() + " rotate " + meant.name() + " begins rotation " + open.id()
                + " anew, which stopped before it knew this");
        return all;
    }
}
