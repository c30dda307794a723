package dev.keyrota.sandbox.infisical;

import java.time.Instant;
import java.util.List;

/**
 * One version of a secret. Every change makes a new one, also a change to the same value; the first is 1.
 *
 * @param id the secret's id, the same for all its versions; a secret made again under an old name gets another
 * @param version from 1, counted per id
 * @param value as the server keeps it, that is trimmed ({@link Trimming})
 * @param comment empty where none was given
 * @param metadata empty where none was given
 * @param createdAt when the secret was first written
 * @param updatedAt when this version was written
 */
public record SecretVersion(
        String id,
        int version,
        String value,
        String comment,
        List<MetadataEntry> metadata,
        Instant createdAt,
        Instant updatedAt) {

    public SecretVersion {
        metadata = List.copyOf(metadata);
    }

    static SecretVersion first(String id, SecretChange change, Instant now) {
        return new SecretVersion(
                id, 1, change.valueOr(""), change.commentOr(""), change.metadataOr(List.of()), now, now);
    }

    /** The next version: what {@code change} does not name stays as it is. */
    SecretVersion next(SecretChange change, Instant now) {
        return new SecretVersion(
                id,
                version + 1,
                change.valueOr(value),
                change.commentOr(comment),
                change.metadataOr(metadata),
                createdAt,
                now);
    }

    SecretVersion withValue(String other) {
        return new SecretVersion(id, version, other, comment, metadata, createdAt, updatedAt);
    }
}
