package dev.keyrota.tidy.planted.connectors.github;

/** Another vendor. */
public record Hand(int fingers) {}
