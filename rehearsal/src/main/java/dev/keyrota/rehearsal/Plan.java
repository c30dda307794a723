package dev.keyrota.rehearsal;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What strikes at which points, counted from 0 over the whole scenario. It prints as {@link #parse} reads it:
 * {@code 17:SILENT_AFTER,23:CRASH_BEFORE}.
 */
public record Plan(Map<Integer, Strike> strikes) implements Fate {
    /** Nothing strikes. */
    public static final Plan NONE = new Plan(Map.of());

    /** In the order of the points. */
    public Plan {
        strikes = new TreeMap<>(strikes);
    }

    static Plan of(int point, Strike strike) {
        return new Plan(Map.of(point, strike));
    }

    /** The plan that a violation was printed with. */
    public static Plan parse(String text) {
        Map<Integer, Strike> strikes = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            String[] halves = part.split(":", 2);
            strikes.put(Integer.valueOf(halves[0]), strike(halves[1]));
        }
        return new Plan(strikes);
    }

    private static Strike strike(String name) {
        for (Outside outside : Outside.values()) {
            if (outside.name().equals(name)) {
                return outside;
            }
        }
        return Fault.valueOf(name);
    }

    Plan and(int point, Strike strike) {
        Map<Integer, Strike> more = new TreeMap<>(strikes);
        more.put(point, strike);
        return new Plan(more);
    }

    /**
     * Without a strike, and with all later ones so many points earlier; what would come before the first point is left out, and what meets an
     * earlier strike takes its place. The plan is played anew in any case, so that no more than a smaller one is lost.
     */
    Plan without(int point, int earlier) {
        Map<Integer, Strike> fewer = new TreeMap<>();
        strikes.forEach((at, strike) -> {
            int then = at < point ? at : at - earlier;
            if (at != point && then >= 0) {
                fewer.put(then, strike);
            }
        });
        return new Plan(fewer);
    }

    @Override
    public @Nullable Strike at(int index, Point point) {
        return strikes.get(index);
    }

    @Override
    public String toString() {
        return strikes.entrySet().stream()
                .map(strike -> strike.getKey() + ":" + strike.getValue())
                .collect(Collectors.joining(","));
    }
}
