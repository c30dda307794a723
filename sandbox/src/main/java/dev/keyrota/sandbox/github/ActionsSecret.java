package dev.keyrota.sandbox.github;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A secret as the host keeps it. GitHub never gives the value back; only a job on a runner, and the sandbox, see it.
 *
 * <p>The two times are whole seconds, because GitHub tells them so. Two writes within one second therefore leave
 * {@code updated_at} as it was: whoever waits for it to grow after a write of his own may wait in vain, and whoever takes
 * an unchanged time for "nobody wrote" may be wrong by one second. The sandbox does not soften that.
 *
 * @param name in capitals, as GitHub stores it
 * @param value the decrypted value
 * @param visibility which repositories see it; means something only for an organization's
 * @param createdAt to the second
 * @param updatedAt to the second
 */
public record ActionsSecret(String name, String value, Visibility visibility, Instant createdAt, Instant updatedAt) {

    public ActionsSecret {
        createdAt = createdAt.truncatedTo(ChronoUnit.SECONDS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.SECONDS);
    }

    ActionsSecret replaced(String newValue, Visibility newVisibility, Instant now) {
        return new ActionsSecret(name, newValue, newVisibility, createdAt, now);
    }
}
