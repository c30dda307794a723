package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.Words;
import dev.keyrota.engine.Ledger;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Pause;
import dev.keyrota.protocol.SessionId;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each reason to wait means for the person who comes back later. */
final class PauseAdvice {
    private final String keyrota;
    private final String resume;
    private final Ledger.Rotation rotation;
    private final @Nullable Instant until;

    /**
     * Advice on one pause.
     *
     * @param keyrota how a further command begins
     * @param until null where nobody knows
     */
    PauseAdvice(String keyrota, Ledger.Rotation rotation, @Nullable Instant until) {
        this.keyrota = keyrota;
        this.resume = keyrota + " resume " + rotation.id();
        this.rotation = rotation;
        this.until = until;
    }

    Advice of(Pause pause) {
        String when = until == null ? "" : " until " + Words.minute(until);
        return switch (pause) {
            case OVERLAP ->
                new Advice("both keys live side by side" + when, "nothing; the old key is revoked after that", resume);
            case APPROVAL ->
                new Advice(
                        "the write to the vault waits for an approval there",
                        "approve or close the request in the vault; until then both keys live and nothing more is created"
                                + " (where the vault lets only people see requests, say with --approvals-closed that none is open)",
                        resume);
            case WINDOW ->
                new Advice("the next store may not be written now" + when, "nothing; " + meanwhile(), resume);
            case SECOND_WRITER ->
                new Advice(
                        "a store that is written by somebody else has not got the new key yet",
                        "see why " + writers() + " did not bring it the vault's value; both keys live until then",
                        resume);
            case ROLLOUT ->
                new Advice(
                        "a store holds the key, and not everything that reads it was started with it yet",
                        "see what the app's newest release and its older dynos are waiting for; " + meanwhile(),
                        resume);
            case OPERATOR -> byHand();
            case CONSUMERS ->
                new Advice(
                        "consumers that began before the new key was proven are still at work, with the old one",
                        "let them finish, or cancel the waiting ones; the old key lives until then",
                        resume);
            case SESSION -> session();
        };
    }

    /** A recovery ends no key, so that nothing hangs on it. */
    private String meanwhile() {
        return rotation.charter().purpose() == Charter.Purpose.RECOVER
                ? "no key is ended by a recovery"
                : "both keys live until then";
    }

    /** One that was given the old key is over at a time; nobody knows when one answers that has not said anything. */
    private Advice session() {
        if (until != null) {
            boolean swept = rotation.isOldGone();
            return new Advice(
                    (swept
                                    ? "the old key is dead; a session was given another key that this run made, and may hold it until "
                                    : "a session that was given the old key may hold it until ")
                            + Words.minute(until),
                    "end it (`" + keyrota + " session list` names it, `" + keyrota
                            + " session end NAME` says that it is over), or answer for it; "
                            + (swept ? "that leftover lives meanwhile" : "both keys live meanwhile"),
                    resume);
        }
        return new Advice(
                "a session has not said which key it holds",
                "open it where this command runs, or answer for it; until then both keys live. The sessions: "
                        + rotation.charter().sessions().stream()
                                .map(SessionId::value)
                                .map(Foreign::text)
                                .collect(Collectors.joining(", ")),
                resume + " --vouch SESSION");
    }

    private String writers() {
        return rotation.charter().stores().stream()
                .filter(place -> place.writtenBy() != null)
                .map(place -> Foreign.text(place.writtenBy()) + " (" + place.id() + ")")
                .collect(Collectors.joining(", "));
    }

    private Advice byHand() {
        OperatorStep step = OperatorStep.of(rotation);
        if (step == null) {
            return new Advice("a step at the issuer's page is to be done by a person", "do the step", resume);
        }
        return new Advice(
                String.join("; ", step.text().subList(0, step.text().size() - 1))
                                .isEmpty()
                        ? "a step at the issuer's page is to be done by a person"
                        : step.text().getFirst(),
                step.whatToDo() + (step.isForKey() ? ": at a terminal when asked, else on standard input" : ""),
                resume);
    }
}
