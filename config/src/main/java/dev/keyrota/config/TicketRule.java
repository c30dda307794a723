package dev.keyrota.config;

import org.jspecify.annotations.Nullable;

/** Whether a rotation needs a ticket. An emergency needs none, whatever the rule. */
public sealed interface TicketRule {
    /** None is needed. The default. */
    record NotNeeded() implements TicketRule {}

    /** One is needed. */
    record Needed() implements TicketRule {}

    /** One that fits is needed. */
    record Fitting(Wildcard pattern) implements TicketRule {}

    /** Whether a request with this ticket, or without, may go on. */
    default boolean allows(@Nullable String ticket) {
        return switch (this) {
            case NotNeeded() -> true;
            case Needed() -> ticket != null;
            case Fitting(Wildcard pattern) -> ticket != null && pattern.matches(ticket);
        };
    }
}
