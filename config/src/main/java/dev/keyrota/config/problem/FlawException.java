package dev.keyrota.config.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A value that must not exist was about to be made. Holds every flaw that was seen, and never a text that may be a secret. */
public final class FlawException extends IllegalArgumentException {
    private final List<Flaw> flaws;

    public FlawException(List<Flaw> flaws) {
        super(flaws.stream().map(Flaw::toString).collect(Collectors.joining("; ")));
        this.flaws = List.copyOf(flaws);
    }

    /** With a single flaw. */
    public FlawException(String at, String what, String remedy) {
        this(List.of(new Flaw(at, what, remedy)));
    }

    /** At least one. */
    public List<Flaw> flaws() {
        return flaws;
    }

    /** Throws if there is a flaw. */
    public static void raiseIfAny(List<Flaw> flaws) {
        if (!flaws.isEmpty()) {
            throw new FlawException(flaws);
        }
    }
}
