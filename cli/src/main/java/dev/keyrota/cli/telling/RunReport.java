package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Words;
import dev.keyrota.engine.Ledger;
import dev.keyrota.engine.Rotations;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of a run. */
public final class RunReport {
    private final Ledger.Rotation rotation;
    private final Effect.@Nullable End end;
    private final boolean contained;
    private final RunFacts facts;
    private final String keyrota;
    private final int calls;
    private final Duration elapsed;

    /**
     * A report.
     *
     * @param contained whether it contained a compromise, and one more rotation must follow
     * @param keyrota how a further command begins
     * @param calls to vendors, of this process
     * @param elapsed in this process
     */
    public RunReport(Rotations.Outcome outcome, boolean contained, String keyrota, int calls, Duration elapsed) {
        this(outcome.rotation(), outcome.end(), contained, keyrota, calls, elapsed);
    }

    private RunReport(
            Ledger.Rotation rotation,
            Effect.@Nullable End end,
            boolean contained,
            String keyrota,
            int calls,
            Duration elapsed) {
        this.rotation = rotation;
        this.end = end;
        this.contained = contained;
        this.facts = RunFacts.of(rotation.events());
        this.keyrota = keyrota;
        this.calls = calls;
        this.elapsed = elapsed;
    }

    /** The result, and the exit code that it ends with. */
    public Answer answer() {
        return switch (Objects.requireNonNull(end)) {
            case Effect.End.Complete _ ->
                contained ? contained() : answer(ExitCode.DONE, "completed", null, null, completed());
            case Effect.End.Abort(var why) -> aborted(why);
            case Effect.End.Escalate(var why, var place) -> escalated(why, place);
            case Effect.End.Later(var why, var until) -> {
                Advice advice = new PauseAdvice(keyrota, rotation, until).of(why);
                yield answer(ExitCode.WAITING, "waiting", Words.of(why), until, told("waiting", advice), advice);
            }
        };
    }

    /** The thief's key is dead; what the thief could read while it lived is not. */
    private Answer contained() {
        Advice advice = new Advice(
                "the old key is dead and every store holds a new one, which whoever had the old one could have read",
                "look for what they may have left (authorizations that nobody owns, collaborators, keys), then rotate once more",
                keyrota + " rotate " + rotation.charter().credential() + " --reason incident");
        List<String> lines = new ArrayList<>(completed());
        lines.addAll(told("contained", advice));
        lines.add("  told:   nobody: no alert channel is configured");
        return answer(ExitCode.STOPPED, "escalated", "contained", null, lines, advice);
    }

    /** The result of a run that this process was asked to leave; it is open and whole. */
    public static Answer interrupted(Ledger.Rotation rotation, String keyrota, int calls, Duration elapsed) {
        Advice advice = new Advice(
                "interrupted; the journal is whole, and nothing is done meanwhile",
                "nothing; the run is open and can be gone on with at any time",
                keyrota + " resume " + rotation.id());
        RunReport report = new RunReport(rotation, null, false, keyrota, calls, elapsed);
        return report.answer(
                ExitCode.INTERRUPTED, "waiting", "interrupted", null, report.told("waiting", advice), advice);
    }

    private Answer aborted(Stop why) {
        Advice advice = advice(why, null);
        ExitCode exit =
                why == Stop.REQUESTED ? ExitCode.DONE : why == Stop.OPEN_ELSEWHERE ? ExitCode.HELD : ExitCode.FAILED;
        String safe = isOther() ? facts.alive() : "everything is as it was before; " + facts.alive();
        List<String> lines = new ArrayList<>(List.of("aborted: " + advice.happened(), "  safe:   " + safe));
        if (why != Stop.REQUESTED) {
            lines.add("  decide: " + advice.decide());
            lines.add("  next:   " + advice.command());
        }
        return answer(exit, "aborted", Words.of(why), null, lines, advice);
    }

    private Answer escalated(Stop why, @Nullable String place) {
        Advice advice = advice(why, place);
        List<String> lines = new ArrayList<>(told("stopped", advice));
        lines.add("  told:   nobody: no alert channel is configured");
        return answer(
                why == Stop.OPEN_ELSEWHERE ? ExitCode.HELD : ExitCode.STOPPED,
                "escalated",
                Words.of(why),
                null,
                lines,
                advice);
    }

    private Advice advice(Stop why, @Nullable String place) {
        return StopAdvice.of(keyrota, rotation, place).of(why);
    }

    private List<String> told(String word, Advice advice) {
        return List.of(
                word + ": " + advice.happened(),
                "  safe:   " + facts.alive(),
                "  decide: " + advice.decide(),
                "  next:   " + advice.command());
    }

    private List<String> completed() {
        List<String> lines = new ArrayList<>();
        RunFacts.Key fresh = facts.fresh();
        RunFacts.Key old = facts.old();
        lines.add(done() + rotation.charter().credential() + "@"
                + rotation.charter().env() + " in " + Words.span(elapsed) + ", " + calls + " calls");
        if (fresh != null) {
            lines.add((isRecovery() ? "  key      " : "  new key  ")
                    + (fresh.id() == null ? "(nobody knows whose it is)" : fresh.id()) + "  fingerprint "
                    + fresh.fingerprint().brief());
        }
        if (old != null) {
            lines.add("  old key  " + (old.id() == null ? "(nobody knows whose it was)" : old.id()) + "  dead");
        }
        Charter.CleanUp cleanUp = rotation.charter().cleanUp();
        if (cleanUp != null) {
            lines.add("  ended    " + cleanUp.id() + "  dead  " + Foreign.text(cleanUp.description()));
        }
        if (rotation.charter().purpose() != Charter.Purpose.REVOKE) {
            written()
                    .forEach(place -> lines.add("  store    " + place.id() + "  " + Words.of(facts.store(place.id()))));
        }
        facts.findings().forEach(finding -> lines.add("  finding  " + FindingText.of(finding)));
        return lines;
    }

    private String done() {
        return switch (rotation.charter().purpose()) {
            case ROTATE -> "rotated ";
            case REVOKE -> "revoked ";
            case RECOVER -> "recovered ";
            case CLEAN_UP -> "cleaned up after ";
        };
    }

    private boolean isRecovery() {
        return rotation.charter().purpose() == Charter.Purpose.RECOVER;
    }

    private boolean isOther() {
        return !rotation.charter().purpose().isOfTheKey();
    }

    /** The stores that the run writes. */
    private List<Charter.Place> written() {
        List<Charter.Place> stores = rotation.charter().stores();
        return switch (rotation.charter().purpose()) {
            case ROTATE, REVOKE -> stores;
            case RECOVER -> stores.subList(1, stores.size());
            case CLEAN_UP -> List.of();
        };
    }

    private Answer answer(
            ExitCode exit, String outcome, @Nullable String reason, @Nullable Instant until, List<String> text) {
        return new Answer(exit, json(outcome, reason, until), text);
    }

    private Answer answer(
            ExitCode exit,
            String outcome,
            @Nullable String reason,
            @Nullable Instant until,
            List<String> text,
            Advice advice) {
        Map<String, @Nullable Object> json = json(outcome, reason, until);
        json.put("message", advice.happened());
        json.put("safe", facts.alive());
        json.put("decide", advice.decide());
        json.put("next", advice.command());
        json.put("told", List.of());
        return new Answer(exit, json, text);
    }

    private Map<String, @Nullable Object> json(String outcome, @Nullable String reason, @Nullable Instant until) {
        Charter charter = rotation.charter();
        Map<String, @Nullable Object> json = JsonDocument.object(
                "credential", charter.credential(),
                "env", charter.env(),
                "rotation", rotation.id().value(),
                "outcome", outcome,
                "reason", reason,
                "old", key(facts.old()),
                "new", key(facts.fresh()),
                "stores",
                        written().stream()
                                .map(place ->
                                        JsonDocument.object("id", place.id().value(), "state", facts.store(place.id())))
                                .toList(),
                "calls", calls,
                "elapsed", elapsed,
                "asked_for", charter.reason(),
                "findings", FindingText.json(facts.findings()));
        if (until != null) {
            json.put("until", until);
        }
        if (charter.cleanUp() != null) {
            json.put("ended", charter.cleanUp().id().value());
        }
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> key(RunFacts.@Nullable Key key) {
        return key == null
                ? null
                : JsonDocument.object(
                        "id",
                        key.id() == null ? null : key.id().value(),
                        "fingerprint",
                        key.fingerprint().brief());
    }
}
