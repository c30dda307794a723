package dev.keyrota.cli.manual;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Nonce;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a person does without Keyrota, decided by what the journal knows. The protocol's rules hold here too: nothing of ours is ended after
 * a write to the vault was announced before a later key was read from there; nothing is believed before it is quiet; no key dies before
 * every store is proven, and both lived as long as they should, but in an emergency; leftovers die last, after one more look.
 *
 * @param exit the end that the steps lead to
 * @param steps in order; each looks before it does
 */
public record Paper(Exit exit, List<Step> steps) {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Paper {
        steps = List.copyOf(steps);
    }

    /** The steps from a situation to a safe end. */
    public static Paper of(Situation now) {
        Exit exit = now.exit();
        return new Paper(
                exit,
                switch (exit) {
                    case NOTHING -> List.of();
                    case UNDO -> undo(now);
                    case FORWARD, WHOLE -> forward(now, exit);
                    case REVOKE -> revoke(now);
                });
    }

    private static List<Step> looks(Situation now, Exit exit) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Prepare());
        Event.Entered worker = now.worker();
        if (worker != null) {
            steps.add(new Step.Alone(worker.host(), worker.pid()));
        }
        if (now.isApproving()) {
            steps.add(new Step.Approve());
        }
        if (exit != Exit.WHOLE) {
            steps.add(new Step.Quiet(now.quietAt()));
        }
        steps.add(new Step.Look(exit));
        steps.add(new Step.Decide(exit));
        if (exit == Exit.WHOLE) {
            steps.add(new Step.Settle(now.charter().stores()));
        }
        return steps;
    }

    private static List<Step> undo(Situation now) {
        List<Step> steps = looks(now, Exit.UNDO);
        if (!now.isByHand()) {
            steps.add(new Step.Sweep(List.of()));
        }
        steps.add(new Step.LookOnceMore(Exit.UNDO, List.of()));
        steps.add(new Step.Row(Exit.UNDO));
        return steps;
    }

    private static List<Step> revoke(Situation now) {
        List<Step> steps = looks(now, Exit.REVOKE);
        steps.add(new Step.Revoke(now.isByHand() ? Step.Revoke.Hand.ITSELF_ON_THE_PAGE : Step.Revoke.Hand.WITH_ITSELF));
        steps.add(new Step.Row(Exit.REVOKE));
        return steps;
    }

    private static List<Step> forward(Situation now, Exit exit) {
        List<Step> steps = looks(now, exit);
        if (now.last() != null) {
            steps.add(new Step.Recover(now.last()));
        }
        steps.add(new Step.Create(description(now), now.isByHand()));
        steps.add(new Step.Verify());
        steps.add(new Step.WriteVault());
        steps.add(new Step.RememberOld());
        steps.addAll(now.urgency() == Charter.Urgency.NOW ? containFirst(now) : storesFirst(now));
        if (now.isUrgent() && exit == Exit.FORWARD) {
            steps.add(new Step.Quiet(now.touched().plus(now.quiescence())));
        }
        if (!now.isByHand()) {
            steps.add(new Step.Sweep(now.charter().stores()));
        }
        steps.add(new Step.LookOnceMore(exit, now.charter().stores()));
        steps.add(new Step.Close());
        steps.add(new Step.Row(exit));
        return steps;
    }

    /** No consumer ever holds a dead key. */
    private static List<Step> storesFirst(Situation now) {
        List<Step> steps = new ArrayList<>(writes(now));
        List<Step> kill = kill(now, now.charter().stores());
        if (now.isOverlapping() && !kill.isEmpty()) {
            steps.add(new Step.Overlap(now.charter().overlap(), now.overlapUntil()));
        }
        steps.addAll(kill);
        return steps;
    }

    /** The old key dies as soon as the vault holds the new one. */
    private static List<Step> containFirst(Situation now) {
        List<Step> steps = new ArrayList<>(kill(now, List.of(now.charter().vault())));
        steps.addAll(writes(now));
        return steps;
    }

    private static List<Step> kill(Situation now, List<Place> stores) {
        if (now.base() != null && now.old() == null) {
            return List.of();
        }
        return List.of(
                new Step.Gate(stores, now.urgency() != Charter.Urgency.NOW, !now.isUrgent()),
                new Step.Revoke(now.isByHand() ? Step.Revoke.Hand.ON_THE_PAGE : Step.Revoke.Hand.WITH_THE_NEW_KEY));
    }

    private static List<Step> writes(Situation now) {
        return now.charter().stores().stream()
                .skip(1)
                .<Step>map(Step.Write::new)
                .toList();
    }

    private static String description(Situation now) {
        String month =
                now.base() == null ? MONTH.format(now.touched()) : now.base().month();
        return new Nonce(now.run(), now.attempt()).describe(now.charter().convention(), month);
    }
}
