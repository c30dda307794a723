/**
 * What the user asked for: {@code keyrota.yaml} and the request, parsed once into records that cannot be half-made.
 *
 * <p>Promises: whatever is wrong is told with file, line and column, and a remedy, before anything is contacted; nothing
 * here changes after it was read. Never: resolves a secret (it holds references only), opens a connection, decides.
 */
@NullMarked
package dev.keyrota.config;

import org.jspecify.annotations.NullMarked;
