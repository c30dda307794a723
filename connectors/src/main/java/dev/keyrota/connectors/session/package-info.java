/**
 * Shells that may hold the secret: they are looked at, never written, and other variables than the one that is asked
 * for are never read.
 */
@NullMarked
package dev.keyrota.connectors.session;

import org.jspecify.annotations.NullMarked;
