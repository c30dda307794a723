package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.connectors.http.Unreadable;
import dev.keyrota.protocol.Label;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The shape of a secret in an answer: {@code {"secret": {…}}}. */
final class Shape {
    /** What stands where a value may not be seen (observed). It is never kept, compared or written. */
    static final byte[] HIDDEN = "<hidden-by-infisical>".getBytes(StandardCharsets.US_ASCII);

    private Shape() {}

    /** The entry's answer; unreadable if it is about another one. */
    static Json secret(Entry entry, Response response) {
        Json secret = response.json().at("secret");
        boolean ours = secret.at("secretKey").text().equals(entry.secret())
                && secret.at("environment").text().equals(entry.environment());
        if (!ours) {
            throw new Unreadable("an answer about another secret");
        }
        return secret;
    }

    static Store.Content content(Entry entry, Response response) {
        Json secret = secret(entry, response);
        Metadata metadata = Metadata.read(secret.at("secretMetadata"));
        Label label = LabelText.read(metadata);
        Secret value = value(secret);
        Instant changedAt = secret.at("updatedAt").instant();
        return new Store.Content(
                value,
                secret.at("id").text(),
                Long.toString(secret.at("version").whole()),
                label,
                label != null && value != null && LabelText.fits(metadata, value),
                changedAt,
                age(response.date(), changedAt));
    }

    private static @Nullable Secret value(Json secret) {
        Json value = secret.at("secretValue");
        if (secret.at("secretValueHidden").truth(false) || value.isNothing() || value.isEmpty()) {
            return null;
        }
        Secret read = value.secret();
        if (isHidden(read)) {
            read.close();
            return null;
        }
        return read;
    }

    static boolean isHidden(Secret value) {
        return value.reveal(bytes -> Arrays.equals(bytes, HIDDEN));
    }

    private static @Nullable Duration age(@Nullable Instant answeredAt, Instant changedAt) {
        if (answeredAt == null) {
            return null;
        }
        Duration age = Duration.between(changedAt, answeredAt);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
