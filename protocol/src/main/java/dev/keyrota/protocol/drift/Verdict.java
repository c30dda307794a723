package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.drift.Drift.Todo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows of the table that a credential's places lead to: one for each store beside each session. */
final class Verdict {
    private static final Compared NOTHING =
            new Compared("", Compared.State.SAME, Life.LIVE, true, null, null, null, Compared.Evidence.NONE, null);

    private final Subject subject;
    private final List<Finding> findings;
    private final VaultHolds vault;
    private final List<Met> rows = new ArrayList<>();

    /** @param stores the source of truth first */
    Verdict(Subject subject, List<Finding> findings, List<Compared> stores, List<Compared> sessions, VaultHolds vault) {
        this.subject = subject;
        this.findings = findings;
        this.vault = vault;
        List<Compared> others = stores.size() == 1 ? List.of(NOTHING) : stores.subList(1, stores.size());
        List<Compared> shells = sessions.isEmpty() ? List.of(NOTHING) : sessions;
        others.forEach(store -> shells.forEach(
                session -> rows.add(new Met(store, session, Table.of(vault, store.holds(), session.holds())))));
    }

    /** A row, and the places that led to it. */
    private record Met(Compared store, Compared session, Row row) {}

    /** Where a living key is left in a store, not all is dead, whatever the other stores hold. */
    Diagnosis diagnosis() {
        Diagnosis worst = rows.stream()
                .map(met -> met.row().diagnosis())
                .min(Comparator.naturalOrder())
                .orElse(Diagnosis.HEALTHY);
        boolean alive = rows.stream().anyMatch(met -> met.store().holds() == Holds.OTHER_LIVE);
        return worst == Diagnosis.ALL_DEAD && alive ? Diagnosis.VAULT_STALE : worst;
    }

    /** Each step once for each place, the automatic first. */
    List<Todo> todo() {
        Set<Todo> all = new LinkedHashSet<>();
        rows.forEach(met -> met.row().steps().forEach(step -> all.addAll(todo(met, step))));
        return all.stream()
                .sorted(Comparator.comparing(each -> each.step().by()))
                .toList();
    }

    /** What each place alone comes to, and what was found beside. */
    List<Noticed> noticed() {
        Set<Noticed> all = new LinkedHashSet<>();
        for (Met met : rows) {
            if (vault != VaultHolds.VALID) {
                all.add(new Noticed(met.row().diagnosis(), subject.vault().id().value(), null));
            } else {
                add(all, met.store(), Table.of(vault, met.store().holds(), Holds.SAME));
                add(
                        all,
                        met.session(),
                        Table.of(vault, Holds.SAME, met.session().holds()));
            }
        }
        findings.forEach(each -> all.add(new Noticed(each.kind(), each.place(), each.authorization())));
        return List.copyOf(all);
    }

    private static void add(Set<Noticed> all, Compared place, Row row) {
        if (row.diagnosis() != Diagnosis.HEALTHY) {
            all.add(new Noticed(row.diagnosis(), place.place(), place.authorization()));
        }
    }

    private List<Todo> todo(Met met, Step step) {
        String truth = subject.vault().id().value();
        String store = met.store().place();
        String session = met.session().place();
        return switch (step) {
            case PROVE -> proving(met.store());
            case WRITE, WRITE_IF_OLDER -> writing(met.store());
            case DECIDE, AWAIT_WRITER -> List.of(new Todo(step, store));
            case PROTECT, RENEW_SESSION, CHECK_SESSION -> List.of(new Todo(step, session));
            case REPLACE, READ_AGAIN, BREAK_THE_GLASS, MEND_LOGIN -> List.of(new Todo(step, truth));
            case ASK_WHO_ENDED_IT -> List.of(new Todo(step, vault == VaultHolds.VALID ? store : truth));
            case CLEAN_UP -> strays(met);
        };
    }

    /** Only what has a consumer can be proven; what refuses us needs its login first. */
    private List<Todo> proving(Compared store) {
        if (store.state() == Compared.State.UNREADABLE) {
            return List.of(new Todo(Step.MEND_LOGIN, store.place()));
        }
        return place(store).proof() == Place.Proof.CHALLENGE && !isFound(Finding.Kind.SHADOWED, store.place())
                ? List.of(new Todo(Step.PROVE, store.place()))
                : List.of();
    }

    private static List<Todo> strays(Met met) {
        List<Todo> strays = new ArrayList<>();
        for (Compared place : List.of(met.store(), met.session())) {
            if (place.holds() == Holds.OTHER_LIVE) {
                strays.add(new Todo(Step.CLEAN_UP, place.place()));
            }
        }
        return strays;
    }

    /**
     * A store is written with nobody asked where that can break nobody: it holds a dead key of this account, or a living one that was there
     * before the vault changed, as this journal proved. All else may be on purpose.
     */
    private List<Todo> writing(Compared store) {
        if (store.state() == Compared.State.UNREADABLE) {
            return List.of();
        }
        Step step = place(store).writtenBy() != null
                ? Step.AWAIT_WRITER
                : isTrusted() && isLeftBehind(store) ? Step.WRITE : Step.DECIDE;
        return List.of(new Todo(step, store.place()));
    }

    private static boolean isLeftBehind(Compared store) {
        boolean dead = store.state() == Compared.State.DIFFERENT && store.ours() && store.life() == Life.DEAD;
        return dead || store.evidence() == Compared.Evidence.JOURNAL;
    }

    /** Whether nothing speaks against the vault's key: somebody may have put another one there by mistake. */
    private boolean isTrusted() {
        return findings.stream().map(Finding::kind).noneMatch(kind -> switch (kind) {
            case VAULT_CHANGED, LABEL_UNFIT, LABEL_OPEN, NOT_LISTED -> true;
            case SHADOWED,
                    OTHER_ACCOUNT,
                    ROTATED_BY_HAND,
                    HELD_NOWHERE,
                    PLACEHOLDER,
                    SHARED,
                    UNSEEN,
                    WRITTEN_SINCE,
                    NOT_ROLLED_OUT -> false;
        });
    }

    private boolean isFound(Finding.Kind kind, String place) {
        return findings.stream().anyMatch(each -> each.kind() == kind && place.equals(each.place()));
    }

    private Place place(Compared store) {
        return subject.stores().stream()
                .filter(each -> each.id().value().equals(store.place()))
                .findFirst()
                .orElseThrow();
    }
}
