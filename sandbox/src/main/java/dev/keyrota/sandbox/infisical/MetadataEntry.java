package dev.keyrota.sandbox.infisical;

/** One line of a secret's {@code secretMetadata}: free words beside the value, kept by the server as they are. */
public record MetadataEntry(String key, String value) {}
