package dev.keyrota.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The armed faults. Every call is counted by each fault that matches it, and is struck by the first that is due. Not
 * thread-safe.
 */
public final class FaultBoard {

    private List<ArmedFault> armed = List.of();

    /** Arms one more. */
    public void arm(ArmedFault fault) {
        List<ArmedFault> more = new ArrayList<>(armed);
        more.add(fault);
        armed = List.copyOf(more);
    }

    /** Disarms all. */
    public void clear() {
        armed = List.of();
    }

    /** What is armed now, in the order it was armed. */
    public List<ArmedFault> armed() {
        return armed;
    }

    /** Counts a call, and says which fault strikes it. {@link Fault.Down} strikes ports, never a call. */
    public Optional<Fault> strike(String callName) {
        List<ArmedFault> next = new ArrayList<>();
        Optional<Fault> struck = Optional.empty();
        for (ArmedFault each : armed) {
            boolean concerned = each.matches(callName);
            if (concerned && each.due() && struck.isEmpty() && !(each.fault() instanceof Fault.Down)) {
                struck = Optional.of(each.fault());
                if (each.times() > 1) {
                    next.add(each.struck());
                }
            } else {
                next.add(concerned && !each.due() ? each.passed() : each);
            }
        }
        armed = List.copyOf(next);
        return struck;
    }

    /** Takes the faults off the board that close ports now. */
    public List<ArmedFault> takeDown() {
        List<ArmedFault> down = armed.stream()
                .filter(each -> each.due() && each.fault() instanceof Fault.Down)
                .toList();
        if (!down.isEmpty()) {
            armed = armed.stream().filter(each -> !down.contains(each)).toList();
        }
        return down;
    }
}
