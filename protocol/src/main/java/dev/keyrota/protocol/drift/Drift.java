package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.StoreId;
import java.util.List;

/**
 * How a credential's places compare.
 *
 * @param diagnosis the worst that was seen
 * @param stores each store, the source of truth first
 * @param sessions each session
 * @param findings what else was seen
 * @param todo what is to be done, the automatic before what a person decides
 * @param noticed each single thing that is not as it should be
 */
public record Drift(
        Diagnosis diagnosis,
        List<Compared> stores,
        List<Compared> sessions,
        List<Finding> findings,
        List<Todo> todo,
        List<Noticed> noticed) {
    public Drift {
        stores = List.copyOf(stores);
        sessions = List.copyOf(sessions);
        findings = List.copyOf(findings);
        todo = List.copyOf(todo);
        noticed = List.copyOf(noticed);
    }

    /**
     * A step for one place.
     *
     * @param step what; {@link Step#WRITE_IF_OLDER} has become {@link Step#WRITE} or {@link Step#DECIDE}
     * @param place the store or session
     */
    public record Todo(Step step, String place) {}

    /** Whether anything is not as it should be. */
    public boolean isFound() {
        return diagnosis != Diagnosis.HEALTHY || !findings.isEmpty();
    }

    /** The stores that may be written now with nobody asked. */
    public List<StoreId> writable() {
        return todo.stream()
                .filter(each -> each.step() == Step.WRITE)
                .map(each -> new StoreId(each.place()))
                .toList();
    }
}
