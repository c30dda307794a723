package dev.keyrota.sandbox;

import java.time.Instant;

/**
 * What a place holds now, as only the sandbox can know it.
 *
 * @param value the plain value, empty where an outsider emptied the place
 * @param updatedAt when the place was last written, by the sandbox's clock and as the vendor would report it
 */
public record Held(String value, Instant updatedAt) {}
