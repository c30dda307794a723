package dev.keyrota.engine.exploration;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which faults strike at which points, counted from 0 over the whole scenario. It prints as it is read. */
record Plan(Map<Integer, Fault> faults) {
    static final Plan NONE = new Plan(Map.of());

    static Plan of(int point, Fault fault) {
        return new Plan(Map.of(point, fault));
    }

    Plan and(int point, Fault fault) {
        Map<Integer, Fault> more = new TreeMap<>(faults);
        more.put(point, fault);
        return new Plan(more);
    }

    @Nullable
    Fault at(int point) {
        return faults.get(point);
    }

    int last() {
        return faults.keySet().stream().mapToInt(point -> point).max().orElse(-1);
    }

    @Override
    public String toString() {
        return faults.toString();
    }
}
