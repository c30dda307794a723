package dev.keyrota.cli;

import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.telling.OperatorStep;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.connectors.Secret;
import dev.keyrota.engine.Handed;
import dev.keyrota.engine.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person hands over to a run: a break-glass key, and the keys that they create on the issuer's page. */
final class Handover implements AutoCloseable {
    private final Desk desk;
    private final Workbench bench;
    private final SecretEntry entry;
    private final @Nullable String lentBy;
    private final List<Secret> secrets = new ArrayList<>();
    private @Nullable Secret loan;

    /** @param lentBy who allowed that a break-glass key is lent; null if none is */
    Handover(Desk desk, Workbench bench, @Nullable String lentBy) {
        this.desk = desk;
        this.bench = bench;
        this.entry = new SecretEntry(desk);
        this.lentBy = lentBy;
    }

    /** That a break-glass key is lent by somebody, and not just so. */
    static @Nullable String lender(boolean breakGlass, @Nullable String authorizedBy, String user) {
        if (breakGlass && (authorizedBy == null || authorizedBy.equalsIgnoreCase(user))) {
            throw Trouble.usage(
                    "a break-glass key needs a second person who allows it; nothing was contacted",
                    "add --authorized-by NAME, another than " + user);
        }
        return breakGlass ? authorizedBy : null;
    }

    /** What there is before the run says what it needs. */
    Handed atFirst() {
        return handed(null);
    }

    /** What a run that waits for a person is given: at a terminal it is asked for, else it is the first line of standard input. */
    Handed atResume(Ledger.Rotation rotation) {
        OperatorStep step = OperatorStep.of(rotation);
        boolean waits = step != null && step.isForKey() && !desk.canAsk();
        return handed(waits ? guarded(entry.ask("")).orElse(null) : null);
    }

    /**
     * Asks the person in front of the terminal for the step that the run waits for.
     *
     * @return null if they leave it for later
     */
    @Nullable
    Handed atTerminal(OperatorStep step) {
        step.text().forEach(desk.screen()::warn);
        if (step.isForKey()) {
            Optional<Secret> key = guarded(entry.ask("paste the new key, which is not shown (nothing: later):"));
            return key.map(this::handed).orElse(null);
        }
        String answer = desk.ask("press Enter when it is done (\"later\": later):");
        return answer.isEmpty() ? handed(null) : null;
    }

    private Handed handed(@Nullable Secret key) {
        if (lentBy != null && loan == null) {
            loan = guarded(entry.ask("paste the break-glass key of the account, which is not shown:"))
                    .orElseThrow(() -> Trouble.usage(
                            "no break-glass key was handed over; nothing was contacted",
                            "paste it, or give it on standard input: keyrota … --break-glass < FILE"));
        }
        return new Handed(key, loan, lentBy == null ? "" : lentBy);
    }

    private Optional<Secret> guarded(Optional<Secret> secret) {
        secret.map(bench::guard).ifPresent(secrets::add);
        return secret;
    }

    @Override
    public void close() {
        secrets.forEach(Secret::close);
    }
}
