package dev.keyrota.config;

import dev.keyrota.config.problem.FlawException;
import dev.keyrota.protocol.Charter.Purpose;
import dev.keyrota.protocol.Charter.Reason;
import dev.keyrota.protocol.Charter.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What a person, or a schedule, asked for.
 *
 * @param credential its name, or {@code name@env}
 * @param purpose to replace the key, or to end it
 * @param reason why
 * @param emergency {@code NOW} or {@code AFTER_STORES} where it was asked for in so many words; null where not
 * @param ticket at most 64 of {@code A-Z a-z 0-9 # _ . / : -}; null for none
 * @param authorizedBy who allowed it, at most 100 printable characters; null where nobody else had to
 * @param requestedBy who asked, at most 100 printable characters
 */
public record RotationRequest(
        String credential,
        Purpose purpose,
        Reason reason,
        @Nullable Urgency emergency,
        @Nullable String ticket,
        @Nullable String authorizedBy,
        String requestedBy) {
    /** @throws FlawException naming the option: {@code emergency}, {@code ticket}, {@code authorized-by} or {@code requested-by} */
    public RotationRequest {
        if (emergency == Urgency.SCHEDULED) {
            throw new FlawException("emergency", "no kind of emergency", "one of: now, after-stores");
        }
        Shape.TICKET.requireIfGiven("ticket", ticket);
        Shape.PERSON.requireIfGiven("authorized-by", authorizedBy);
        Shape.PERSON.require("requested-by", requestedBy);
    }

    /** A scheduled replacement that nobody else had to allow. */
    public static RotationRequest scheduled(String credential, String requestedBy) {
        return new RotationRequest(credential, Purpose.ROTATE, Reason.SCHEDULED, null, null, null, requestedBy);
    }

    /** What comes first: what was asked for; else, since a thief may have the key, {@code NOW} for a compromise and an exposure. */
    public Urgency urgency() {
        if (emergency != null) {
            return emergency;
        }
        return switch (reason) {
            case COMPROMISE, EXPOSURE -> Urgency.NOW;
            case SCHEDULED, OFFBOARDING, INCIDENT -> Urgency.SCHEDULED;
        };
    }

    /** Whether waiting for people and for comfort is over. */
    public boolean isEmergency() {
        return urgency() != Urgency.SCHEDULED;
    }
}
