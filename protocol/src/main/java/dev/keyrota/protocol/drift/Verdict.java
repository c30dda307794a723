package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.drift.Drift.Todo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of the table that a credential's places lead to: one for each store beside each session. */
final class Verdict {
    private static final Compared NOTHING =
            new Compared("", Compared.State.SAME, Life.LIVE, true, null, null, null, Compared.Evidence.NONE, null);

    private final Subject subject;
    private final Answers answers;
    private final VaultHolds vault;
    private final List<Met> rows = new ArrayList<>();

    /** @param stores the source of truth first */
    Verdict(Subject subject, Answers answers, List<Compared> stores, List<Compared> sessions, VaultHolds vault) {
        this.subject = subject;
        this.answers = answers;
        this.vault = vault;
        List<Compared> others = stores.size() == 1 ? List.of(NOTHING) : stores.subList(1, stores.size());
        List<Compared> shells = sessions.isEmpty() ? List.of(NOTHING) : sessions;
        others.forEach(store -> shells.forEach(
                session -> rows.add(new Met(store, session, Table.of(vault, store.holds(), session.holds())))));
    }

    /** A row, and the places that led to it. */
    private record Met(Compared store, Compared session, Row row) {}

    Diagnosis diagnosis() {
        return rows.stream()
                .map(met -> met.row().diagnosis())
                .min(Comparator.naturalOrder())
                .orElse(Diagnosis.HEALTHY);
    }

    /** Each step once for each place, the automatic first. */
    List<Todo> todo() {
        Set<Todo> all = new LinkedHashSet<>();
        rows.forEach(met -> met.row().steps().forEach(step -> all.addAll(todo(met, step))));
        return all.stream()
                .sorted(Comparator.comparing(each -> each.step().by()))
                .toList();
    }

    private List<Todo> todo(Met met, Step step) {
        String truth = subject.vault().id().value();
        String store = met.store().place();
        String session = met.session().place();
        return switch (step) {
            case PROVE, DECIDE, AWAIT_WRITER -> List.of(new Todo(step, store));
            case WRITE, WRITE_IF_OLDER -> List.of(new Todo(writing(store, step), store));
            case PROTECT, RENEW_SESSION, CHECK_SESSION -> List.of(new Todo(step, session));
            case REPLACE, READ_AGAIN, BREAK_THE_GLASS, MEND_THE_VAULT -> List.of(new Todo(step, truth));
            case ASK_WHO_ENDED_IT -> List.of(new Todo(step, vault == VaultHolds.VALID ? store : truth));
            case CLEAN_UP -> strays(met);
        };
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

    /** A store that somebody else writes is never written by us; one that is newer than the vault only when a person says so. */
    private Step writing(String store, Step step) {
        Place place = subject.stores().stream()
                .filter(each -> each.id().value().equals(store))
                .findFirst()
                .orElseThrow();
        if (place.writtenBy() != null) {
            return Step.AWAIT_WRITER;
        }
        return step == Step.WRITE || isOlderThanTheVault(place) ? Step.WRITE : Step.DECIDE;
    }

    private boolean isOlderThanTheVault(Place place) {
        Duration age = age(place);
        Duration truth = age(subject.vault());
        return age != null && truth != null && age.compareTo(truth) > 0;
    }

    private @Nullable Duration age(Place place) {
        if (place.kind() == Place.Kind.WRITE_ONLY) {
            Reading.Traced traced = answers.to(Comparison.question(place), Reading.Traced.class);
            return traced == null ? null : traced.age();
        }
        Reading.Held held = answers.to(Comparison.question(place), Reading.Held.class);
        return held == null ? null : held.age();
    }
}
