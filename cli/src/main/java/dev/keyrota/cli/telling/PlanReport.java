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

    /** Where the stores are. */
    public Map<StoreId, Destination> stores() {
        return stores;
    }

    /** One line of it. */
    public record Step(String effect, String target, String detail) {}

    public List<Step> steps() {
        if (base == null) {
            return List.of();
        }
        if (charter.purpose() == Charter.Purpose.REVOKE) {
            return List.of(new Step("revoke", base.oldId().value(), "with itself; consumers are cut off at once"));
        }
        List<Step> steps = new ArrayList<>();
        boolean byHand = charter.mode() == Charter.Mode.OPERATOR_ASSISTED;
        steps.add(new Step(
                byHand ? "receive" : "create",
                charter.account(),
                (byHand ? "from a person, " : "") + "scope " + String.join(", ", new TreeSet<>(charter.scope()))));
        steps.add(new Step(
                "verify",
                charter.identity(),
                "account, scope"
                        + (charter.apps().isEmpty()
                                ? ""
                                : ", apps " + String.join(", ", new TreeSet<>(charter.apps())))));
        boolean containFirst = charter.urgency() == Charter.Urgency.NOW;
        for (Charter.Place place : charter.stores()) {
            steps.add(write(place));
            if (containFirst && place.equals(charter.vault())) {
                revoke(base, steps);
            }
        }
        if (!charter.overlap().isZero()) {
            steps.add(new Step("wait", charter.account(), "both keys live for " + Words.span(charter.overlap())));
        }
        if (!containFirst) {
            revoke(base, steps);
        }
        steps.add(new Step("sweep", charter.account(), "our own leftovers, if any"));
        steps.add(new Step("close", charter.vault().id().value(), "note beside the value that the run is done"));
        return steps;
    }

    private Step write(Charter.Place place) {
        String how = where(place.id()) + "; " + proof(place.proof());
        return place.writtenBy() == null
                ? new Step("write", place.id().value(), how)
                : new Step("await", place.id().value(), how + "; written by " + place.writtenBy());
    }

    private void revoke(Base seen, List<Step> steps) {
        if (!revokes().isEmpty()) {
            boolean byHand = charter.mode() == Charter.Mode.OPERATOR_ASSISTED;
            String how = byHand ? "by a person, on the issuer's page" : "with the new key";
            steps.add(new Step("revoke", seen.oldId().value(), how + ", after the gate; then proven dead"));
        }
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
            case ROLLOUT -> "read back, then seen in every dyno";
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
            case NAMED -> "the people who named it";
        };
    }

    /** The ids that the run may revoke. */
    public List<String> revokes() {
        Base.Old old = base == null ? null : base.old();
        return old == null || old.listed() == null
                ? List.of()
                : List.of(old.id().value());
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
                String.valueOf(
                        base == null || base.old() == null ? null : base.old().identifiedBy()),
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
                "old", old(),
                "revokes", revokes(),
                "consumers", consumers(),
                "findings", base == null ? List.of() : FindingText.json(base.findings()),
                "plan", base == null ? null : hash());
    }

    private @Nullable Map<String, @Nullable Object> old() {
        Base.Old old = base == null ? null : base.old();
        if (old == null) {
            return null;
        }
        Base.Listed listed = old.listed();
        return JsonDocument.object(
                "id",
                old.id().value(),
                "identified_by",
                old.identifiedBy(),
                "description",
                listed == null ? null : Foreign.text(listed.description()),
                "created_at",
                listed == null ? null : listed.createdAt());
    }

    private static List<String> oldText(Base base) {
        Base.Old old = base.old();
        if (old == null) {
            return List.of("old key   dead; nobody knows whose it was");
        }
        Base.Listed listed = old.listed();
        String whose = ", identified by " + proof(old.identifiedBy());
        return List.of(
                "old key   " + old.id() + (base.oldDead() ? "  dead" : ""),
                listed == null
                        ? "          not listed any more" + whose
                        : "          \"" + Foreign.text(listed.description()) + "\", created "
                                + Words.day(listed.createdAt()) + whose);
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
        lines.addAll(oldText(base));
        lines.add("");
        int number = 1;
        for (Step step : steps()) {
            lines.add("%2d. %-7s %s: %s".formatted(number++, step.effect(), step.target(), step.detail()));
        }
        lines.add("");
        lines.add(
                revokes().isEmpty()
                        ? "revoked in the end: nothing"
                        : "revoked in the end: " + String.join(", ", revokes()) + "; nothing else");
        base.findings().forEach(finding -> lines.add("finding: " + FindingText.of(finding)));
        lines.add("plan " + hash());
        return lines;
    }
}
