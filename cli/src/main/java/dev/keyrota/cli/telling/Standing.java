package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Words;
import dev.keyrota.config.Cadence;
import dev.keyrota.config.Credential;
import dev.keyrota.engine.Ledger;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a credential stands, by the journal alone.
 *
 * @param createdAt of the current key, by its issuer's clock; null where the journal does not know
 * @param rotatedAt when the last rotation was completed; null for never
 * @param due by the issuer's clock; null where it is never due, or the key's age is not known
 * @param open the rotation that has not ended; null for none
 * @param sessions how many were given a key of it, and may hold it still
 * @param unwatched the rotation whose outcome is to be looked at by now; null for none
 */
public record Standing(
        Credential credential,
        Condition condition,
        @Nullable Instant createdAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant due,
        List<Base.Finding> findings,
        Ledger.@Nullable Rotation open,
        int sessions,
        @Nullable RunId unwatched,
        Instant now) {
    /** Above the lines of {@link #text}. */
    public static final String HEADING =
            "%-28s %-8s %-6s %-12s %-12s".formatted("CREDENTIAL", "STATE", "AGE", "LAST ROTATED", "NEXT DUE");

    /** The state in one word. */
    public enum Condition {
        OK,
        CONTAINED,
        REVOKED,
        OPEN,
        WAITING,
        STOPPED,
        UNKNOWN
    }

    /**
     * How it stands at a moment.
     *
     * @param ledger null where there is no journal yet
     */
    public static Standing of(Credential credential, @Nullable Ledger ledger, Instant now) {
        if (ledger == null) {
            return new Standing(credential, Condition.UNKNOWN, null, null, null, List.of(), null, 0, null, now);
        }
        // Others change nothing of the key, of its age, or of what a rotation left to be done.
        List<Ledger.Rotation> all = ledger.rotations(credential.name(), credential.env()).stream()
                .filter(rotation -> rotation.charter().purpose().isOfTheKey())
                .toList();
        Ledger.Rotation open = ledger.open(credential.name(), credential.env());
        Charter.Known current = ledger.current(credential.name(), credential.env());
        Condition condition = open == null ? resting(ledger, all, current) : condition(open);
        Instant adopted = current == null ? null : ledger.adoptedCreatedAt(current.id());
        Instant known = adopted == null ? createdAt(all, current) : adopted;
        Instant created = condition == Condition.REVOKED ? null : known;
        return new Standing(
                credential,
                condition,
                created,
                rotatedAt(all),
                due(credential.cadence(), created),
                all.isEmpty() ? List.of() : RunFacts.of(all.getLast().events()).findings(),
                open,
                ledger.holding(new Ledger.Name(credential.name(), credential.env()), now)
                        .size(),
                open == null ? unwatched(credential, ledger, now) : null,
                now);
    }

    private static @Nullable RunId unwatched(Credential credential, Ledger ledger, Instant now) {
        Ledger.Replacement last = ledger.replacement(credential.name(), credential.env());
        return last == null || ledger.due(last, now).isEmpty()
                ? null
                : last.rotation().id();
    }

    private static Condition resting(Ledger ledger, List<Ledger.Rotation> all, Charter.@Nullable Known current) {
        Ledger.Rotation last = all.isEmpty() ? null : all.getLast();
        if (last != null && ledger.isContained(last)) {
            return Condition.CONTAINED;
        }
        if (current != null) {
            return Condition.OK;
        }
        boolean revoked = last != null
                && last.charter().purpose() == Charter.Purpose.REVOKE
                && last.state() instanceof State.Done;
        return revoked ? Condition.REVOKED : Condition.UNKNOWN;
    }

    private static Condition condition(Ledger.Rotation open) {
        return switch (open.state()) {
            case State.Halted _ -> Condition.STOPPED;
            case State.Resting _ -> Condition.WAITING;
            case State.Unopened _, State.Standing _, State.Announced _, State.Doubtful _ -> Condition.OPEN;
            case State.Done _, State.Undone _ -> throw new IllegalStateException("an open rotation has not ended");
        };
    }

    private static @Nullable Instant createdAt(List<Ledger.Rotation> all, Charter.@Nullable Known current) {
        Instant created = null;
        for (Ledger.Rotation rotation : all) {
            RunFacts facts = RunFacts.of(rotation.events());
            if (current != null
                    && facts.fresh() != null
                    && current.id().equals(facts.fresh().id())) {
                created = facts.freshCreatedAt();
            } else if (facts.old() != null
                    && (current == null || current.id().equals(facts.old().id()))) {
                created = facts.oldCreatedAt();
            }
        }
        return created;
    }

    private static @Nullable Instant rotatedAt(List<Ledger.Rotation> all) {
        return all.stream()
                .filter(rotation -> rotation.events().stream().anyMatch(Event.Completed.class::isInstance))
                .map(Ledger.Rotation::touched)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static @Nullable Instant due(@Nullable Cadence cadence, @Nullable Instant created) {
        return cadence == null || created == null ? null : created.plus(cadence.every());
    }

    private @Nullable Long age() {
        return createdAt == null
                ? null
                : Math.max(0, Duration.between(createdAt, now).toDays());
    }

    /** For machines. */
    public Map<String, @Nullable Object> json() {
        return JsonDocument.object(
                "name",
                credential.name(),
                "env",
                credential.env(),
                "state",
                condition,
                "age_days",
                age(),
                "last_rotated",
                rotatedAt,
                "next_due",
                due,
                "findings",
                FindingText.json(findings),
                "rotation",
                open == null ? null : open.id().value(),
                "sessions",
                sessions,
                "unwatched",
                unwatched == null ? null : unwatched.value());
    }

    /** For people: a line, and below it what they should know. */
    public List<String> text(String keyrota) {
        List<String> lines = new ArrayList<>();
        Long age = age();
        lines.add("%-28s %-8s %-6s %-12s %-12s"
                .formatted(
                        credential.qualifiedName(),
                        Words.of(condition),
                        age == null ? "?" : age + " d",
                        rotatedAt == null ? "never" : Words.day(rotatedAt),
                        dueText()));
        if (open != null) {
            lines.add("  " + kind(open) + open.id() + " is open since " + Words.minute(open.begun()) + ": "
                    + RunFacts.of(open.events()).alive());
            lines.addAll(why(open, keyrota));
        }
        findings.forEach(finding -> lines.add("  finding: " + FindingText.of(finding)));
        if (sessions > 0) {
            lines.add("  " + sessions + (sessions == 1 ? " session was" : " sessions were")
                    + " given a key, and may hold it: " + keyrota + " session list");
        }
        if (unwatched != null) {
            lines.add("  what rotation " + unwatched + " left is to be looked at: " + keyrota + " watch "
                    + credential.name());
        }
        if (condition == Condition.CONTAINED) {
            lines.add("  a compromise is contained and not over: whoever had the old key could have read the new one");
            lines.add("  next: " + keyrota + " rotate " + credential.name() + " --reason incident");
        }
        if (condition == Condition.REVOKED) {
            lines.add("  its key is dead, and none took its place; next: put a new key into the vault, then " + keyrota
                    + " adopt " + credential.name() + " --id UUID");
        }
        if (condition == Condition.UNKNOWN) {
            lines.add("  this journal knows no rotation of it; next: " + keyrota + " plan " + credential.name());
        }
        return lines;
    }

    private static String kind(Ledger.Rotation run) {
        return switch (run.charter().purpose()) {
            case ROTATE, REVOKE -> "rotation ";
            case RECOVER -> "recovery ";
            case CLEAN_UP -> "clean-up ";
        };
    }

    /** Why it stands still, as it was told when it stopped. */
    private List<String> why(Ledger.Rotation rotation, String keyrota) {
        @Nullable
        Advice advice = switch (rotation.state()) {
            case State.Halted(var _, var why, var place) ->
                StopAdvice.of(keyrota, rotation, place).of(why);
            case State.Resting(var _, var why, var until) -> new PauseAdvice(keyrota, rotation, until).of(why);
            case State.Unopened _,
                    State.Standing _,
                    State.Announced _,
                    State.Doubtful _,
                    State.Done _,
                    State.Undone _ -> null;
        };
        if (advice == null) {
            return List.of("  next: " + keyrota + " resume " + rotation.id());
        }
        return List.of(
                "  " + advice.happened(),
                "  decide: " + advice.decide(),
                "  next: "
                        + (rotation.hasBegun() || !rotation.charter().purpose().isOfTheKey()
                                ? advice.command()
                                : keyrota + " rotate " + credential.name()));
    }

    private String dueText() {
        if (due == null) {
            return credential.cadence() == null ? "never" : "?";
        }
        return Words.day(due) + (due.isBefore(now) ? " OVERDUE" : "");
    }
}
