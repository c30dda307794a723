package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Words;
import dev.keyrota.config.Destination;
import dev.keyrota.config.SecretScope;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.StoreId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a run would do, step by step, and whom it touches. */
public final class PlanReport {
    private static final int HASH_DIGITS = 16;

    private final Charter charter;
    private final @Nullable Base base;
    private final Map<StoreId, Destination> stores;

    /**
     * A plan.
     *
     * @param base what was seen; null where the look stopped before
     * @param stores where the stores are
     */
    public PlanReport(Charter charter, @Nullable Base base, Map<StoreId, Destination> stores) {
        this.charter = charter;
        this.base = base;
        this.stores = Map.copyOf(stores);
    }

    /** One line of it. */
    public record Step(String effect, String target, String detail) {}

    public List<Step> steps() {
        if (base == null) {
            return List.of();
        }
        if (charter.purpose() == Charter.Purpose.REVOKE) {
            return List.of(new Step("revoke", base.old().value(), "with itself; consumers are cut off at once"));
        }
        List<Step> steps = new ArrayList<>();
        Step revoke = new Step("revoke", base.old().value(), "with the new key, after the gate; then proven dead");
        steps.add(new Step("create", charter.account(), "scope " + String.join(", ", new TreeSet<>(charter.scope()))));
        steps.add(new Step(
                "verify",
                charter.identity(),
                "account, scope"
                        + (charter.apps().isEmpty()
                                ? ""
                                : ", apps " + String.join(", ", new TreeSet<>(charter.apps())))));
        boolean containFirst = charter.urgency() == Charter.Urgency.NOW;
        for (Charter.Place place : charter.stores()) {
            steps.add(new Step("write", place.id().value(), where(place.id()) + "; " + proof(place.proof())));
            if (containFirst && place.equals(charter.vault())) {
                steps.add(revoke);
            }
        }
        if (!charter.overlap().isZero()) {
            steps.add(new Step("wait", charter.account(), "both keys live for " + Words.span(charter.overlap())));
        }
        if (!containFirst) {
            steps.add(revoke);
        }
        steps.add(new Step("sweep", charter.account(), "our own leftovers, if any"));
        steps.add(new Step("close", charter.vault().id().value(), "note beside the value that the run is done"));
        return steps;
    }

    private String where(StoreId id) {
        Destination destination = stores.get(id);
        return destination == null ? id.value() : place(destination);
    }

    /** Where a store is, in words. */
    public static String place(Destination destination) {
        return switch (destination) {
            case Destination.Infisical(var _, var store, var _) ->
                "Infisical " + store.environment() + " " + store.path() + "/" + store.secretName();
            case Destination.GitHubSecret(var _, var store, var _) ->
                "GitHub secret " + store.secretName() + " of " + owner(store.scope());
            case Destination.HerokuConfigVar(var _, var store, var _) ->
                "config variable " + store.configVar() + " of app " + store.app() + " (its dynos restart)";
        };
    }

    private static String owner(SecretScope scope) {
        return switch (scope) {
            case SecretScope.OfRepository(var repository) -> repository.toString();
            case SecretScope.OfEnvironment(var repository, var environment) ->
                repository + ", environment " + environment;
            case SecretScope.OfOrganization(var organization, var _) -> "organization " + organization;
        };
    }

    private static String proof(Charter.Place.Proof proof) {
        return switch (proof) {
            case READING -> "read back";
            case CHALLENGE -> "proven by the probe workflow";
            case UPDATED_AT -> "WEAK: only the vendor's date will say that it was written";
        };
    }

    /** What proved which authorization is the old one, in words. */
    static String proof(Base.Identification by) {
        return switch (by) {
            case JOURNAL -> "our own journal";
            case LABEL -> "the note beside the vault's value";
            case TOKEN -> "comparing its token with the vault's value";
            case MASK -> "its recorded id and the ends of its token";
        };
    }

    /** The ids that the run may revoke. */
    public List<String> revokes() {
        return base == null ? List.of() : List.of(base.old().value());
    }

    /** Who reads the key. */
    public List<String> consumers() {
        List<String> consumers = new ArrayList<>();
        charter.stores().forEach(place -> consumers.add(place.id() + ": " + where(place.id())));
        charter.sessions().forEach(session -> consumers.add("session " + session));
        return consumers;
    }

    /** Changes with everything that would make a person look at the plan again; not with time, reason or who asks. */
    public String hash() {
        String substance = String.join(
                "\n",
                charter.credential() + "@" + charter.env(),
                charter.configuration(),
                charter.purpose().name(),
                charter.urgency().name(),
                steps().toString(),
                String.valueOf(base == null ? null : base.identifiedBy()),
                base == null ? "" : base.findings().toString(),
                base == null ? "" : new TreeSet<>(base.guarded()).toString());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(substance.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no SHA-256", broken);
        }
    }

    /** For machines. */
    public Map<String, @Nullable Object> json() {
        return JsonDocument.object(
                "credential", charter.credential(),
                "env", charter.env(),
                "steps",
                        steps().stream()
                                .map(step -> JsonDocument.object(
                                        "effect", step.effect(), "target", step.target(), "detail", step.detail()))
                                .toList(),
                "old",
                        base == null
                                ? null
                                : JsonDocument.object(
                                        "id", base.old().value(),
                                        "identified_by", base.identifiedBy(),
                                        "description", Foreign.text(base.oldDescription()),
                                        "created_at", base.oldCreatedAt()),
                "revokes", revokes(),
                "consumers", consumers(),
                "findings", base == null ? List.of() : FindingText.json(base.findings()),
                "plan", base == null ? null : hash());
    }

    /** For people. */
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add((charter.purpose() == Charter.Purpose.REVOKE ? "revoke " : "rotate ") + charter.credential() + "@"
                + charter.env() + " on account " + charter.account());
        if (base == null) {
            return lines;
        }
        lines.add("");
        lines.add("old key   " + base.old());
        lines.add("          \"" + Foreign.text(base.oldDescription()) + "\", created " + Words.day(base.oldCreatedAt())
                + ", identified by " + proof(base.identifiedBy()));
        lines.add("");
        int number = 1;
        for (Step step : steps()) {
            lines.add("%2d. %-7s %s: %s".formatted(number++, step.effect(), step.target(), step.detail()));
        }
        lines.add("");
        lines.add("revoked in the end: " + String.join(", ", revokes()) + "; nothing else");
        base.findings().forEach(finding -> lines.add("finding: " + FindingText.of(finding)));
        lines.add("plan " + hash());
        return lines;
    }
}
