package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.AuthorizationId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as it should be, by which a person can accept it: another key in the same place is another thing.
 *
 * @param kind a {@link Diagnosis} of one place, or a {@link Finding.Kind}
 * @param place the store or session that it is about; null where about the account
 * @param authorization the authorization that it is about; null where that is not known
 */
public record Noticed(
        Enum<?> kind, @Nullable String place, @Nullable AuthorizationId authorization) {
    /** Its name within a credential: {@code session_drift/operator/1f970877}; what is not known is left out. */
    public String name() {
        String words = kind.name().toLowerCase(Locale.ROOT);
        String where = place == null ? words : words + "/" + place;
        return authorization == null ? where : where + "/" + authorization.brief();
    }

    /** Whether consumers are cut off, or nothing can be told: nobody can accept that. */
    public boolean isGrave() {
        return kind instanceof Diagnosis diagnosis && diagnosis.compareTo(Diagnosis.VAULT_UNREADABLE) <= 0;
    }
}
