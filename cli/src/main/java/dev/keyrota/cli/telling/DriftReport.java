package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Words;
import dev.keyrota.engine.Ledger;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.drift.Compared;
import dev.keyrota.protocol.drift.Drift;
import dev.keyrota.protocol.drift.Finding;
import dev.keyrota.protocol.drift.Noticed;
import dev.keyrota.protocol.drift.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a credential's places compare, for people and for machines.
 *
 * @param name of the credential
 * @param env its environment
 * @param drift what was seen
 * @param open the rotation that has not ended; null for none
 * @param accepted what people have accepted and that is not over, by its name
 */
public record DriftReport(
        String name, String env, Drift drift, Ledger.@Nullable Rotation open, Map<String, Event.Accepted> accepted)
        implements DriftEntry {
    public DriftReport {
        accepted = Map.copyOf(accepted);
    }

    /** Whether anything is there that nobody has accepted. */
    @Override
    public boolean isFound() {
        return open != null || drift.noticed().stream().anyMatch(each -> !isAccepted(each));
    }

    private boolean isAccepted(Noticed noticed) {
        return !noticed.isGrave() && accepted.containsKey(finding(noticed));
    }

    /** By which a person can accept it. */
    private String finding(Noticed noticed) {
        return name + "@" + env + "/" + noticed.name();
    }

    private Map<String, @Nullable Object> json(Noticed noticed) {
        Event.Accepted by = isAccepted(noticed) ? accepted.get(finding(noticed)) : null;
        return JsonDocument.object(
                "finding",
                finding(noticed),
                "accepted_until",
                by == null ? null : by.until(),
                "accepted_by",
                by == null ? null : Foreign.text(by.by()),
                "reason",
                by == null ? null : Foreign.text(by.reason()));
    }

    private String text(Noticed noticed) {
        Event.Accepted by = isAccepted(noticed) ? accepted.get(finding(noticed)) : null;
        String accepted = by == null
                ? ""
                : "  accepted until " + Words.day(by.until()) + " by " + Foreign.text(by.by()) + ": "
                        + Foreign.text(by.reason());
        return "  noticed: " + finding(noticed) + accepted;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        return JsonDocument.object(
                "name",
                name,
                "env",
                env,
                "drift",
                drift.isFound(),
                "stores",
                drift.stores().stream().map(DriftReport::json).toList(),
                "sessions",
                drift.sessions().stream().map(DriftReport::json).toList(),
                "diagnosis",
                drift.diagnosis(),
                "findings",
                findings().stream().map(DriftReport::json).toList(),
                "noticed",
                noticed().stream().map(this::json).toList(),
                "todo",
                todo().stream().map(DriftReport::json).toList(),
                "recommended",
                recommended(),
                "rotation",
                open == null ? null : open.id().value());
    }

    private static Map<String, @Nullable Object> json(Compared place) {
        return JsonDocument.object(
                "id", place.place(),
                "holds", place.state(),
                "key", life(place),
                "authorization",
                        place.authorization() == null
                                ? null
                                : place.authorization().value(),
                "fingerprint",
                        place.fingerprint() == null ? null : place.fingerprint().brief(),
                "updated_at", place.updatedAt() == null ? null : Foreign.text(place.updatedAt()),
                "evidence", place.evidence(),
                "obstacle", place.obstacle());
    }

    /** Another account's key is no living one of this credential. */
    private static Life life(Compared place) {
        return place.ours() ? place.life() : Life.DEAD;
    }

    private static Map<String, @Nullable Object> json(Finding finding) {
        return JsonDocument.object(
                "kind",
                finding.kind(),
                "place",
                finding.place(),
                "authorization",
                finding.authorization() == null ? null : finding.authorization().value(),
                "message",
                DriftText.of(finding));
    }

    static Map<String, @Nullable Object> json(Drift.Todo todo) {
        return JsonDocument.object(
                "step", todo.step(), "by", todo.step().by(), "place", todo.place(), "message", DriftText.of(todo));
    }

    /** An open rotation is on its way between the one key and the other: what is seen beside it is its own work, and only it goes on. */
    private List<Finding> findings() {
        return open == null ? drift.findings() : List.of();
    }

    private List<Noticed> noticed() {
        return open == null ? drift.noticed() : List.of();
    }

    private List<Drift.Todo> todo() {
        return open == null ? drift.todo() : List.of();
    }

    /** What comes first; null where nothing is to be done. */
    private @Nullable String recommended() {
        if (open != null) {
            return "keyrota resume " + open.id();
        }
        return todo().isEmpty() ? null : DriftText.of(todo().getFirst());
    }

    @Override
    public List<String> text(String keyrota) {
        List<String> lines = new ArrayList<>();
        lines.add(name + "@" + env + ": " + DriftText.of(drift.diagnosis()));
        drift.stores().forEach(place -> lines.add(line("store", place)));
        drift.sessions().forEach(place -> lines.add(line("session", place)));
        findings().forEach(finding -> lines.add("  finding: " + DriftText.of(finding)));
        noticed().stream().filter(this::isAccepted).forEach(each -> lines.add(text(each)));
        if (open != null) {
            lines.add("  rotation " + open.id() + " is open since " + Words.minute(open.begun()) + "; next: " + keyrota
                    + " resume " + open.id());
        }
        todo().forEach(todo -> lines.add(who(todo.step()) + DriftText.of(todo)));
        return lines;
    }

    private static String who(Step step) {
        return switch (step.by()) {
            case KEYROTA -> "  safe:    ";
            case A_PERSON -> "  decide:  ";
        };
    }

    private static String line(String kind, Compared place) {
        String holds = "  %-8s %-20s %-11s %-8s"
                .formatted(kind, place.place(), Words.of(place.state()), Words.of(life(place)));
        StringBuilder line = new StringBuilder(holds);
        if (place.authorization() != null) {
            line.append(" ").append(place.authorization());
        }
        if (place.fingerprint() != null) {
            line.append("  fingerprint ").append(place.fingerprint().brief());
        }
        if (place.updatedAt() != null) {
            line.append("  written ").append(Foreign.text(place.updatedAt()));
        }
        line.append(evidence(place));
        return line.toString().stripTrailing();
    }

    private static String evidence(Compared place) {
        String obstacle = place.obstacle() == null ? "" : "  (" + Words.of(place.obstacle()) + ")";
        return switch (place.evidence()) {
            case READING, REPORT, NONE -> obstacle;
            case PROBE -> "  proven by a consumer" + obstacle;
            case JOURNAL -> "  not written since this journal proved it" + obstacle;
        };
    }
}
