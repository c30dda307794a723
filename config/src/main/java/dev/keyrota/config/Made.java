package dev.keyrota.config;

import dev.keyrota.config.yaml.Section;

/** A record and the part of the file that it was made of. */
record Made<T>(Section section, T record) {}
