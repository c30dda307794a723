package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.Fingerprint;

/**
 * What this journal proved last that a place holds.
 *
 * @param key the key's fingerprint
 * @param evidence the place's version, or its own text of when it was written, as it was then
 */
public record Recorded(Fingerprint key, String evidence) {}
