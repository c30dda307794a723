package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.inventory.Classification;
import dev.keyrota.protocol.inventory.Entry;
import dev.keyrota.protocol.inventory.Unsettled;
import dev.keyrota.protocol.inventory.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An account's authorizations, for people and for machines.
 *
 * @param account its name in the configuration
 * @param identity the address of its user
 * @param entries one for each authorization
 * @param now ages are counted to this
 */
public record InventoryReport(String account, String identity, List<Entry> entries, Instant now) {
    public InventoryReport {
        entries = List.copyOf(entries);
    }

    /** The same of some of them. */
    public Map<String, @Nullable Object> json(List<Entry> some) {
        return new InventoryReport(account, identity, some, now).json();
    }

    /** The lines of some of them. */
    public List<String> text(List<Entry> some) {
        return some.stream().flatMap(entry -> text(entry).stream()).toList();
    }

    /** Why one of them is not to be ended, after its id. */
    public String reason(Entry entry) {
        return InventoryText.reason(entry);
    }

    /** For machines. */
    public Map<String, @Nullable Object> json() {
        return JsonDocument.object(
                "account",
                account,
                "identity",
                identity,
                "authorizations",
                entries.stream().map(this::json).toList());
    }

    private Map<String, @Nullable Object> json(Entry entry) {
        Authorization authorization = entry.authorization();
        return JsonDocument.object(
                "id", authorization.id().value(),
                "description", Foreign.text(authorization.description()),
                "scope", List.copyOf(new TreeSet<>(authorization.scope())),
                "created_at", authorization.createdAt(),
                "age_days", age(authorization),
                "expires_in", expiry(authorization),
                "class", entry.classification(),
                "of", entry.of(),
                "used_by", entry.uses().stream().map(InventoryReport::json).toList(),
                "alike",
                        entry.alike().stream()
                                .map(AuthorizationId::value)
                                .sorted()
                                .toList(),
                "overstates", entry.overstates(),
                "protected", entry.classification() == Classification.PROTECTED,
                "recommended", entry.recommended(),
                "settle", entry.unsettled().stream().map(InventoryReport::json).toList());
    }

    private static Map<String, @Nullable Object> json(Use use) {
        return JsonDocument.object(
                "kind", use.kind(),
                "place", Foreign.text(use.place()),
                "credential", use.credential(),
                "evidence", use.evidence());
    }

    private static Map<String, @Nullable Object> json(Unsettled unsettled) {
        return JsonDocument.object(
                "kind", unsettled.kind(),
                "place", Foreign.text(unsettled.place()),
                "message", InventoryText.of(unsettled));
    }

    private long age(Authorization authorization) {
        return Math.max(0, Duration.between(authorization.createdAt(), now).toDays());
    }

    private static @Nullable Duration expiry(Authorization authorization) {
        Long seconds = authorization.expiresInSeconds();
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /** For people: a head, then for each authorization a line, and below it what they should know. */
    public List<String> text() {
        long unknown = entries.stream()
                .filter(entry -> entry.classification() == Classification.UNKNOWN)
                .count();
        List<String> lines = new ArrayList<>();
        lines.add(account + " (" + Foreign.text(identity) + "): " + entries.size() + " authorizations, " + unknown
                + " unknown");
        entries.forEach(entry -> lines.addAll(text(entry)));
        return lines;
    }

    private List<String> text(Entry entry) {
        Authorization authorization = entry.authorization();
        String scope = String.join(",", new TreeSet<>(authorization.scope()));
        List<String> lines = new ArrayList<>();
        lines.add("  %s  %-17s %5d d  %-7s %s"
                .formatted(
                        authorization.id(),
                        InventoryText.of(entry.classification()),
                        age(authorization),
                        Foreign.text(scope),
                        Foreign.text(authorization.description())));
        if (!entry.uses().isEmpty()) {
            lines.add("      used by "
                    + entry.uses().stream().map(InventoryText::of).collect(Collectors.joining(", ")));
        }
        if (entry.overstates()) {
            lines.add("      finding: its name says read-only, and its scope does not");
        }
        if (!entry.alike().isEmpty()) {
            lines.add("      finding: the same description as "
                    + entry.alike().stream()
                            .map(AuthorizationId::value)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        if (entry.recommended() != Entry.Recommendation.KEEP) {
            lines.add("      decide:  " + InventoryText.of(entry));
        }
        entry.unsettled().forEach(each -> lines.add("      settle:  " + InventoryText.of(each)));
        return lines;
    }
}
