/**
 * What the user asked for: {@code keyrota.yaml} and the request, parsed once into records that cannot be half-made.
 *
 * <p>{@link dev.keyrota.config.ConfigurationReader} makes a {@link dev.keyrota.config.Configuration} of a file;
 * {@link dev.keyrota.config.Rotation} is a {@link dev.keyrota.config.RotationRequest} resolved against it, and makes the charter of a
 * run; {@link dev.keyrota.config.Addresses} finds the places of a run again in a file that may have changed since.
 *
 * <p>Promises: whatever is wrong is told with file, line and column, and a remedy, before anything is contacted, and all of it at
 * once; nothing here changes after it was read. A program can make the same records, and they refuse it the same things. Never:
 * resolves a secret (it holds references only), repeats one that stands in a file by mistake, opens a connection, decides.
 */
@NullMarked
package dev.keyrota.config;

import org.jspecify.annotations.NullMarked;
