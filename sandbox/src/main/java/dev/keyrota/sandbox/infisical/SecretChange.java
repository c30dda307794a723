package dev.keyrota.sandbox.infisical;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a write names. A null component is one that the caller did not name: the server then keeps what it has, which is
 * how a note in the metadata survives somebody else's change of the value.
 *
 * @param value the new value, trimmed before it is kept; null keeps the old one
 * @param comment null keeps the old one
 * @param metadata replaces the whole list; null keeps the old one
 */
public record SecretChange(
        @Nullable String value,
        @Nullable String comment,
        @Nullable List<MetadataEntry> metadata) {

    public SecretChange {
        value = value == null ? null : Trimming.trimmed(value);
        metadata = metadata == null ? null : List.copyOf(metadata);
    }

    /** A change of the value alone. */
    public static SecretChange toValue(String value) {
        return new SecretChange(value, null, null);
    }

    /** A change of value and metadata in one write. */
    public static SecretChange toValue(String value, List<MetadataEntry> metadata) {
        return new SecretChange(value, null, metadata);
    }

    /** A change of the metadata alone; the value is not named and stays. */
    public static SecretChange toMetadata(List<MetadataEntry> metadata) {
        return new SecretChange(null, null, metadata);
    }

    String valueOr(String old) {
        return value == null ? old : value;
    }

    String commentOr(String old) {
        return comment == null ? old : comment;
    }

    List<MetadataEntry> metadataOr(List<MetadataEntry> old) {
        return metadata == null ? old : metadata;
    }
}
