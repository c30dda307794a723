package dev.keyrota.protocol.inventory;

import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Nonce;
import dev.keyrota.protocol.Protection;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.inventory.Unsettled.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every authorization of an account, with what it is, who uses it, and what is to be done about it. */
public final class Inventory {
    private static final Pattern READ_ONLY = Pattern.compile("read[ _-]?only|read[ _-]?scoped");
    private static final Set<String> READING = Set.of("read", "read-protected", "identity");

    private final Seen seen;
    private final Knowledge knowledge;
    private final Protection protection;
    private final Usage usage;

    private Inventory(Seen seen, Knowledge knowledge) {
        this.seen = seen;
        this.knowledge = knowledge;
        this.protection = new Protection(knowledge.protectedIds(), knowledge.protectedDescriptions());
        this.usage = new Usage(seen);
    }

    /** One entry for each authorization, the oldest first. */
    public static List<Entry> of(Seen seen, Knowledge knowledge) {
        Inventory inventory = new Inventory(seen, knowledge);
        return seen.authorizations().stream()
                .sorted(Comparator.comparing(Authorization::createdAt).thenComparing(Authorization::id))
                .map(inventory::entry)
                .toList();
    }

    private Entry entry(Authorization authorization) {
        List<Use> uses = usage.of(authorization.id());
        Set<AuthorizationId> alike = alike(authorization);
        Nonce nonce = Nonce.in(authorization.description());
        RunId atWork = atWork(authorization.id(), nonce);
        if (atWork != null) {
            List<Unsettled> resume = List.of(new Unsettled(Kind.RESUME, atWork.value()));
            return entry(authorization, Classification.UNKNOWN, knowledge.runs().get(atWork), uses, alike, resume);
        }
        String current = current(authorization.id());
        if (current != null) {
            return entry(authorization, Classification.CURRENT, current, uses, alike, List.of());
        }
        if (isProtected(authorization)) {
            return entry(authorization, Classification.PROTECTED, null, uses, alike, List.of());
        }
        if (nonce != null) {
            String ours = knowledge.runs().get(nonce.run());
            return ours == null
                    ? entry(authorization, Classification.UNKNOWN, null, uses, alike, elsewhere(nonce))
                    : entry(authorization, made(authorization.id()), ours, uses, alike, List.of());
        }
        String former = knowledge.former().get(authorization.id());
        if (former != null) {
            return entry(authorization, Classification.PREVIOUS, former, uses, alike, List.of());
        }
        if (!uses.isEmpty() || authorization.client() != null) {
            return entry(authorization, Classification.MANAGED_ELSEWHERE, null, uses, alike, List.of());
        }
        List<Unsettled> unsettled = usage.unsettled();
        Classification unused = !unsettled.isEmpty()
                ? Classification.UNKNOWN
                : alike.isEmpty() ? Classification.STALE : Classification.DUPLICATE;
        return entry(authorization, unused, null, uses, alike, unsettled);
    }

    private static Entry entry(
            Authorization authorization,
            Classification classification,
            @Nullable String of,
            List<Use> uses,
            Set<AuthorizationId> alike,
            List<Unsettled> unsettled) {
        return new Entry(authorization, classification, of, uses, alike, overstates(authorization), unsettled);
    }

    /** The open run that made a key, or replaces it: what becomes of it is its own work; null for none. */
    private @Nullable RunId atWork(AuthorizationId id, @Nullable Nonce nonce) {
        return nonce != null && knowledge.open().contains(nonce.run())
                ? nonce.run()
                : knowledge.leaving().get(id);
    }

    /** What the vault holds is current, whatever the journal recorded; where the vault cannot be read, what it recorded. */
    private @Nullable String current(AuthorizationId id) {
        String inVault = usage.inVault(id);
        if (inVault != null) {
            return inVault;
        }
        String recorded = knowledge.currents().get(id);
        return recorded == null || usage.isVaultRead(recorded) ? null : recorded;
    }

    /** One that a run made and that was current for a while is an earlier key; else it was left over. */
    private Classification made(AuthorizationId id) {
        return knowledge.former().containsKey(id) || knowledge.currents().containsKey(id)
                ? Classification.PREVIOUS
                : Classification.OURS_ORPHAN;
    }

    private static List<Unsettled> elsewhere(Nonce nonce) {
        return List.of(new Unsettled(Kind.ASK_ITS_JOURNAL, nonce.run().value()));
    }

    private boolean isProtected(Authorization authorization) {
        return protection.covers(authorization.id(), authorization.description());
    }

    private Set<AuthorizationId> alike(Authorization authorization) {
        return seen.authorizations().stream()
                .filter(other -> !other.id().equals(authorization.id()))
                .filter(other -> other.description().equals(authorization.description()))
                .map(Authorization::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean overstates(Authorization authorization) {
        return READ_ONLY
                        .matcher(authorization.description().toLowerCase(Locale.ROOT))
                        .find()
                && !READING.containsAll(authorization.scope());
    }
}
