package dev.keyrota.protocol;

import java.time.Duration;
import java.time.Instant;

/**
 * Now, as an argument.
 *
 * @param elapsed monotonic time since this process entered the run; everything that matters is decided by it
 * @param wall this machine's clock, only for how long a run rests
 */
public record Moment(Duration elapsed, Instant wall) {}
