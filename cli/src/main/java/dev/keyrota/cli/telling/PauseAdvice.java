package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Words;
import dev.keyrota.protocol.Pause;
import dev.keyrota.protocol.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each reason to wait means for the person who comes back later. */
public final class PauseAdvice {
    private PauseAdvice() {}

    /**
     * Advice on one pause.
     *
     * @param keyrota how a further command begins
     * @param until null where nobody knows
     */
    public static Advice of(Pause pause, @Nullable Instant until, RunId run, String keyrota) {
        String resume = keyrota + " resume " + run;
        String when = until == null ? "" : " until " + Words.minute(until);
        return switch (pause) {
            case OVERLAP ->
                new Advice("both keys live side by side" + when, "nothing; the old key is revoked after that", resume);
            case APPROVAL ->
                new Advice(
                        "the write to the vault waits for an approval there",
                        "approve or close the request in the vault; until then nothing is minted and nothing revoked",
                        resume);
            case OPERATOR -> new Advice("a step at the vendor's page is to be done by a person", "do the step", resume);
            case CONSUMERS ->
                new Advice(
                        "consumers that began before the new key was proven are still at work, with the old one",
                        "let them finish, or cancel the waiting ones; the old key lives until then",
                        resume);
            case SESSION ->
                new Advice(
                        "a session has not said which key it holds",
                        "open that session where this command runs; until then both keys live",
                        resume);
        };
    }
}
