package dev.keyrota.cli.rehearsing;

import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.rehearsal.Halt;
import dev.keyrota.rehearsal.Rehearsed;
import dev.keyrota.rehearsal.Trial;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a rehearsal came to, as {@code -o json}: each rotation, and the same sums as the text. */
final class RehearsalDocument {
    private final String credential;
    private final Rehearsed rehearsed;
    private final RehearsalReport report;

    RehearsalDocument(String credential, Rehearsed rehearsed, RehearsalReport report) {
        this.credential = credential;
        this.rehearsed = rehearsed;
        this.report = report;
    }

    Map<String, @Nullable Object> json() {
        Durations struck = Durations.of(rehearsed.faults());
        return JsonDocument.object(
                "credential",
                credential,
                "rotations",
                rehearsed.trials().count(),
                "would_break",
                rehearsed.broken().size(),
                "completes",
                rehearsed.clean().end() == Trial.End.COMPLETED,
                "took",
                JsonDocument.object(
                        "clean", rehearsed.clean().took(), "median", struck.median(), "longest", struck.longest()),
                "both_keys",
                JsonDocument.object("clean", rehearsed.clean().overlap(), "longest", struck.overlap()),
                "steps",
                report.steps().stream().map(row -> row.json("step")).toList(),
                "kinds",
                report.kinds().stream().map(row -> row.json("kind")).toList(),
                "calls",
                Calls.of(rehearsed.faults()).stream()
                        .map(RehearsalDocument::json)
                        .toList(),
                "assumptions",
                rehearsed.assumptions(),
                "clean",
                json(rehearsed.clean()),
                "circumstances",
                rehearsed.circumstances().stream().map(RehearsalDocument::json).toList(),
                "faults",
                rehearsed.faults().stream().map(RehearsalDocument::json).toList());
    }

    private static Map<String, @Nullable Object> json(Calls calls) {
        return JsonDocument.object(
                "reason",
                CallText.reason(calls.halt()),
                "place",
                CallText.about(calls.halt()),
                "who",
                CallText.who(calls.halt()),
                "times",
                calls.trials().size());
    }

    private static Map<String, @Nullable Object> json(Rehearsed.Case met) {
        Map<String, @Nullable Object> json =
                JsonDocument.object("circumstance", met.circumstance(), "about", met.place());
        json.putAll(json(met.trial()));
        return json;
    }

    private static Map<String, @Nullable Object> json(Trial trial) {
        Map<String, @Nullable Object> json = JsonDocument.object("plan", trial.name());
        Trial.Spot spot = trial.spot();
        if (spot != null) {
            json.put("step", PartText.of(spot.part()));
            json.put("call", spot.call());
            json.put("fault", spot.fault().name());
        }
        json.put("outcome", trial.outcome());
        json.put("end", trial.end());
        json.put("halts", trial.halts().stream().map(RehearsalDocument::json).toList());
        json.put("took", trial.took());
        json.put("both_keys", trial.overlap());
        json.put("old_lives", trial.oldLives());
        json.put("new_lives", trial.newLives());
        json.put("broken", trial.broken());
        return json;
    }

    private static Map<String, @Nullable Object> json(Halt halt) {
        return JsonDocument.object(
                "kind",
                halt.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                "reason",
                CallText.reason(halt),
                "place",
                CallText.about(halt),
                "who",
                CallText.who(halt));
    }
}
