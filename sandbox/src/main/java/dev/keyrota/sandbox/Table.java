package dev.keyrota.sandbox;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A small map that never changes: a change is another table, so copies of a world share one until one of them differs.
 * Rows keep the order in which their keys first came.
 */
public final class Table<K, V> {

    private static final Table<?, ?> EMPTY = new Table<>(Map.of());

    private final Map<K, V> rows;

    private Table(Map<K, V> rows) {
        this.rows = rows;
    }

    /** The table without rows. */
    @SuppressWarnings("unchecked") // An empty table holds nothing of any type.
    public static <K, V> Table<K, V> empty() {
        return (Table<K, V>) EMPTY;
    }

    /** This table with {@code value} under {@code key}, in the place of what was there. */
    public Table<K, V> with(K key, V value) {
        Map<K, V> more = new LinkedHashMap<>(rows);
        more.put(key, value);
        return new Table<>(Collections.unmodifiableMap(more));
    }

    /** This table without {@code key}. */
    public Table<K, V> without(K key) {
        if (!rows.containsKey(key)) {
            return this;
        }
        Map<K, V> fewer = new LinkedHashMap<>(rows);
        fewer.remove(key);
        return new Table<>(Collections.unmodifiableMap(fewer));
    }

    /** What is under {@code key}. */
    public Optional<V> get(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    /** Whether something is under {@code key}. */
    public boolean has(K key) {
        return rows.containsKey(key);
    }

    /** All rows, oldest key first. */
    public Collection<V> values() {
        return rows.values();
    }

    /** All rows with their keys, oldest key first; cannot be changed. */
    public Map<K, V> asMap() {
        return rows;
    }
}
