package dev.keyrota.config;

import dev.keyrota.config.problem.Flaw;
import dev.keyrota.config.problem.FlawException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When a credential is due. Counted from the issuer's {@code created_at}.
 *
 * @param every the next rotation is due so long after the last; from an hour to ten years
 * @param maxAge older than this it is overdue; {@code every} by default, and no shorter
 * @param remindBefore a reminder goes out so long before it is due; {@link #REMIND_BEFORE} by default, and shorter than {@code every}
 */
public record Cadence(Duration every, Duration maxAge, Duration remindBefore) {
    /** A week, as the runbook has it. */
    public static final Duration REMIND_BEFORE = Duration.ofDays(7);

    public Cadence {
        Span.EVERY.require("every", every);
        Span.MAX_AGE.require("max-age", maxAge);
        Span.REMIND_BEFORE.require("remind-before", remindBefore);
        List<Flaw> flaws = new ArrayList<>();
        if (maxAge.compareTo(every) < 0) {
            flaws.add(
                    new Flaw("max-age", "overdue before it is due", "at least `every`, which is " + Span.spell(every)));
        }
        if (remindBefore.compareTo(every) >= 0) {
            flaws.add(new Flaw(
                    "remind-before",
                    "reminds before the last rotation",
                    "less than `every`, which is " + Span.spell(every) + "; a week where it is left out"));
        }
        FlawException.raiseIfAny(flaws);
    }
}
