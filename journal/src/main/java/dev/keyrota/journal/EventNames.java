package dev.keyrota.journal;

import static java.util.Map.entry;

import dev.keyrota.protocol.Event;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of the events in the journal and the audit log. They are hashed with everything else and others read them, so a name that
 * was released never changes, whatever the class is called. A test demands that every event has one.
 */
final class EventNames {
    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            entry(Event.Opened.class, "secret.rotate.opened"),
            entry(Event.Entered.class, "secret.rotate.entered"),
            entry(Event.Sourced.class, "secret.rotate.sourced"),
            entry(Event.Based.class, "secret.rotate.based"),
            entry(Event.Intended.class, "secret.rotate.intended"),
            entry(Event.Created.class, "secret.rotate.created"),
            entry(Event.Acknowledged.class, "secret.rotate.acknowledged"),
            entry(Event.Refused.class, "secret.rotate.refused"),
            entry(Event.Doubted.class, "secret.rotate.doubted"),
            entry(Event.Searched.class, "secret.rotate.searched"),
            entry(Event.Verified.class, "secret.rotate.verified"),
            entry(Event.Cleared.class, "secret.rotate.cleared"),
            entry(Event.PassedOver.class, "secret.rotate.passed_over"),
            entry(Event.Stored.class, "secret.rotate.stored"),
            entry(Event.Rolling.class, "secret.rotate.rolling"),
            entry(Event.Awaited.class, "secret.rotate.awaited"),
            entry(Event.Unproven.class, "secret.rotate.unproven"),
            entry(Event.Unchanged.class, "secret.rotate.unchanged"),
            entry(Event.ApprovalsSettled.class, "secret.rotate.approvals_settled"),
            entry(Event.Gated.class, "secret.rotate.gated"),
            entry(Event.Gone.class, "secret.rotate.gone"),
            entry(Event.Remains.class, "secret.rotate.remains"),
            entry(Event.Swept.class, "secret.rotate.swept"),
            entry(Event.Settled.class, "secret.rotate.settled"),
            entry(Event.Abandoned.class, "secret.rotate.abandoned"),
            entry(Event.Aborted.class, "secret.rotate.aborted"),
            entry(Event.Completed.class, "secret.rotate.completed"),
            entry(Event.Ended.class, "secret.rotate.ended"),
            entry(Event.Recovered.class, "secret.recover.completed"),
            entry(Event.CleanedUp.class, "secret.clean_up.completed"),
            entry(Event.Stopped.class, "secret.rotate.stopped"),
            entry(Event.Paused.class, "secret.rotate.paused"),
            entry(Event.Suspected.class, "secret.rotate.suspected"),
            entry(Event.Lent.class, "secret.rotate.lent"),
            entry(Event.LoanProven.class, "secret.rotate.loan_proven"),
            entry(Event.Hastened.class, "secret.rotate.hastened"),
            entry(Event.Throttled.class, "secret.rotate.throttled"),
            entry(Event.ApprovalsClosed.class, "secret.rotate.approvals_closed"),
            entry(Event.Vouched.class, "secret.rotate.vouched"),
            entry(Event.Registered.class, "secret.session.registered"),
            entry(Event.Released.class, "secret.session.released"),
            entry(Event.Watched.class, "secret.rotate.watched"),
            entry(Event.Accepted.class, "secret.finding.accepted"),
            entry(Event.Adopted.class, "secret.adopted"));

    private static final Map<String, Class<?>> CLASSES =
            NAMES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventNames() {}

    static @Nullable String of(Class<?> kind) {
        return NAMES.get(kind);
    }

    static @Nullable Class<?> kind(String name) {
        return CLASSES.get(name);
    }

    /** The names of all events that are of a kind: one, or those that a sealed interface permits. */
    static Set<String> within(Class<? extends Event> kind) {
        Predicate<Class<?>> within = kind::isAssignableFrom;
        return NAMES.keySet().stream().filter(within).map(NAMES::get).collect(Collectors.toUnmodifiableSet());
    }
}
