package dev.keyrota.cli.rehearsing;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.telling.StepText;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Event;
import dev.keyrota.rehearsal.Beat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One rehearsed rotation, step by step. */
public final class StoryReport {
    private final String credential;
    private final String plan;
    private final List<Beat> beats;

    /**
     * The story of one rotation.
     *
     * @param credential its name with the environment
     * @param plan what was played; empty for the rotation without a fault
     */
    public StoryReport(String credential, String plan, List<Beat> beats) {
        this.credential = credential;
        this.plan = plan;
        this.beats = List.copyOf(beats);
    }

    /** One line of it. */
    private record Line(Duration at, String kind, String words) {}

    /** The story as the command's answer; a failure where an invariant broke. */
    public Answer answer() {
        List<Line> lines = beats.stream().flatMap(beat -> line(beat).stream()).toList();
        boolean broke = beats.stream().anyMatch(Beat.Broke.class::isInstance);
        return new Answer(
                broke ? ExitCode.FAILED : ExitCode.DONE,
                JsonDocument.object(
                        "credential",
                        credential,
                        "plan",
                        plan,
                        "broken",
                        broke,
                        "story",
                        lines.stream().map(StoryReport::json).toList()),
                lines.stream().map(StoryReport::text).toList());
    }

    private static Map<String, @Nullable Object> json(Line line) {
        return JsonDocument.object("at", line.at(), "kind", line.kind(), "what", line.words());
    }

    private static String text(Line line) {
        String mark = switch (line.kind()) {
            case "fault" -> "FAULT  ";
            case "broken" -> "BROKEN ";
            case "fact", "step" -> "";
            default -> line.kind() + ": ";
        };
        String indent = line.kind().equals("fact") ? "  " : "";
        return String.format(Locale.ROOT, "%12s  ", Words.span(line.at())) + indent + mark + line.words();
    }

    private Optional<Line> line(Beat beat) {
        return switch (beat) {
            case Beat.Started(var at) -> Optional.of(new Line(at, "step", "somebody starts it"));
            case Beat.Step(var at, var effect) -> StepText.of(effect).map(words -> new Line(at, "step", words));
            case Beat.Struck(var at, var call, var fault) ->
                Optional.of(new Line(at, "fault", call + ": " + FaultText.of(fault)));
            case Beat.Recorded(var at, var event) -> fact(event).map(words -> new Line(at, "fact", words));
            case Beat.Halted(var at, var halt) ->
                Optional.of(new Line(at, "step", CallText.what(halt, credential) + " (" + CallText.who(halt) + ")"));
            case Beat.Broke(var at, var what) -> Optional.of(new Line(at, "broken", what));
        };
    }

    // Only what a person can follow is told; the journal has the rest.
    private static Optional<String> fact(Event event) {
        return Optional.ofNullable(
                switch (event) {
                    case Event.Based(var base)
                    when base.old() != null -> "the old key is " + base.old().id();
                    case Event.Created(var _, var id, var _, var _) -> "the new key is " + id;
                    case Event.Refused(var why, var _, var _) -> "refused: " + Words.of(why);
                    case Event.Doubted(var why, var _) ->
                        "no certain answer (" + Words.of(why) + "): reading tells what holds";
                    case Event.Searched(var _, var found) ->
                        found.isEmpty() ? "nothing of ours was left" : "found our own " + names(found);
                    case Event.Stored stored -> stored.store() + " holds the new key";
                    case Event.Unchanged(var store) -> store + " still holds what it held";
                    case Event.Gated _ -> "nothing needs the old key any more";
                    case Event.Gone(var id, var _) -> id + " is dead";
                    case Event.Remains(var id) -> id + " is still alive";
                    case Event.Swept(var orphans) -> orphans.isEmpty() ? null : "left over: our own " + names(orphans);
                    case Event.Completed _ -> "completed";
                    case Event.Aborted _ -> "put back as before";
                    default -> null;
                });
    }

    private static String names(Set<AuthorizationId> ids) {
        return ids.stream().map(AuthorizationId::value).sorted().collect(Collectors.joining(", "));
    }
}
