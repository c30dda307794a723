package dev.keyrota.config;

import static java.util.Objects.requireNonNullElse;

import dev.keyrota.config.problem.Flaw;
import dev.keyrota.config.problem.FlawException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait for vendors.
 *
 * @param quiescence the longest time in which a request that was already sent can still take effect; from 90 seconds (0.1 in a sandbox) to
 *     an hour
 * @param incidentQuiescence the same in an emergency; no longer than {@code quiescence}
 * @param deadline of one call; from 5 seconds (0.1 in a sandbox) to 5 minutes, and no longer than {@code incidentQuiescence}
 */
public record Timing(Duration quiescence, Duration incidentQuiescence, Duration deadline) {
    /** The default of {@code quiescence}. */
    public static final Duration QUIESCENCE = Duration.ofMinutes(10);

    /** The default of {@code incidentQuiescence}, and outside a sandbox the least that either may be. */
    public static final Duration INCIDENT_QUIESCENCE = Duration.ofSeconds(90);

    /** The default of {@code deadline}. */
    public static final Duration DEADLINE = Duration.ofSeconds(30);

    /** The shortest deadline outside a sandbox. */
    public static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(5);

    /** What holds where the file says nothing. */
    public static final Timing DEFAULT = new Timing(QUIESCENCE, INCIDENT_QUIESCENCE, DEADLINE);

    public Timing {
        Span.QUIESCENCE.require("quiescence", quiescence);
        Span.QUIESCENCE.require("incident-quiescence", incidentQuiescence);
        Span.DEADLINE.require("deadline", deadline);
        List<Flaw> flaws = new ArrayList<>();
        if (incidentQuiescence.compareTo(quiescence) > 0) {
            flaws.add(new Flaw(
                    "incident-quiescence",
                    "longer than `quiescence`, which is " + Span.spell(quiescence),
                    "an emergency waits no longer than a scheduled run"));
        }
        if (deadline.compareTo(incidentQuiescence) > 0) {
            flaws.add(new Flaw(
                    "deadline",
                    "longer than the quiescence of an incident, which is " + Span.spell(incidentQuiescence),
                    "a call that still runs can still take effect: make it shorter"));
        }
        FlawException.raiseIfAny(flaws);
    }

    /**
     * With defaults for what is null. The two shorter times follow a longer one that is given shorter than their defaults, so that a
     * sandbox need not give all three.
     */
    public static Timing of(
            @Nullable Duration quiescence, @Nullable Duration incidentQuiescence, @Nullable Duration deadline) {
        Duration scheduled = requireNonNullElse(quiescence, QUIESCENCE);
        Duration incident = requireNonNullElse(incidentQuiescence, shorter(INCIDENT_QUIESCENCE, scheduled));
        return new Timing(scheduled, incident, requireNonNullElse(deadline, shorter(DEADLINE, incident)));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** What is too short for real vendors. */
    List<Flaw> flaws(boolean sandbox) {
        List<Flaw> flaws = new ArrayList<>();
        if (!sandbox) {
            tooShort(flaws, "quiescence", quiescence, INCIDENT_QUIESCENCE);
            tooShort(flaws, "incident-quiescence", incidentQuiescence, INCIDENT_QUIESCENCE);
            tooShort(flaws, "deadline", deadline, SHORTEST_DEADLINE);
        }
        return flaws;
    }

    private static void tooShort(List<Flaw> flaws, String key, Duration given, Duration least) {
        if (given.compareTo(least) < 0) {
            flaws.add(new Flaw(
                    key,
                    "shorter than " + Span.spell(least) + ", which only a sandbox's file may say",
                    "a late answer of a real vendor would be missed: at least `" + Span.spell(least) + "`"));
        }
    }
}
