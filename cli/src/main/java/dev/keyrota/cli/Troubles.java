package dev.keyrota.cli;

import dev.keyrota.cli.output.Complaint;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.output.Words;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.problem.FlawException;
import dev.keyrota.engine.NotAbortableException;
import dev.keyrota.engine.OtherPurposeException;
import dev.keyrota.engine.SuspendedException;
import dev.keyrota.journal.JournalException;
import dev.keyrota.journal.LeaseHeldException;
import dev.keyrota.journal.log.SigningException;
import java.util.List;

/** What an exception means for a person. */
final class Troubles {
    private Troubles() {}

    /** @param keyrota how a further command begins */
    static Trouble of(Throwable failure, String keyrota) {
        return switch (failure) {
            case Trouble trouble -> trouble;
            case ConfigurationException wrong -> configuration(wrong);
            case FlawException wrong ->
                Trouble.of(ExitCode.USAGE, "usage", String.valueOf(wrong.getMessage()), "see --help");
            case LeaseHeldException held ->
                Trouble.of(ExitCode.HELD, "held", Foreign.text(held.sentence()), held.remedy());
            case JournalException journal ->
                Trouble.failed("journal_" + Words.of(journal.reason()), journal.sentence(), journal.remedy());
            case SigningException refused -> signing(refused);
            case NotAbortableException late ->
                Trouble.failed(
                        "not_abortable",
                        String.valueOf(late.getMessage()) + "; nothing was changed",
                        keyrota + " resume");
            case OtherPurposeException other ->
                Trouble.of(
                        ExitCode.STOPPED,
                        "rotation_open",
                        String.valueOf(other.getMessage())
                                + "; nothing was changed, and nobody was told, since no alert channel is configured",
                        keyrota + " resume brings it to its end");
            case SuspendedException suspended ->
                Trouble.of(
                        ExitCode.STOPPED,
                        "suspended",
                        String.valueOf(suspended.getMessage()) + "; it stopped before its next deed",
                        keyrota + " resume");
            case InterruptedException _ ->
                Trouble.of(
                        ExitCode.INTERRUPTED,
                        "interrupted",
                        "interrupted; the journal is whole, and nothing is done meanwhile",
                        keyrota + " resume");
            default -> internal(failure);
        };
    }

    /** A log that does not go on from its own checkpoint was changed behind our back, which a person must look into. */
    private static Trouble signing(SigningException refused) {
        boolean changed = refused.reason() == SigningException.Reason.INCONSISTENT;
        return Trouble.of(
                changed ? ExitCode.STOPPED : ExitCode.FAILED,
                "signing_" + Words.of(refused.reason()),
                refused.sentence() + "; nothing was signed",
                refused.remedy());
    }

    private static Trouble configuration(ConfigurationException wrong) {
        List<Complaint> all = wrong.problems().stream()
                .map(problem -> new Complaint(
                        problem.where(),
                        (problem.path().isEmpty() ? "" : problem.path() + ": ") + problem.what(),
                        problem.remedy()))
                .toList();
        return new Trouble(ExitCode.USAGE, "configuration", all);
    }

    /** A fault of the program. Its text is dropped, since nobody checked that it holds no secret. */
    private static Trouble internal(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String at = trace.length == 0 ? "" : " at " + trace[0];
        return Trouble.failed(
                "internal",
                "a fault in keyrota itself: " + failure.getClass().getName() + at,
                "a rotation that was going on is in the journal: `keyrota status`, then `keyrota resume`; please report the fault");
    }
}
