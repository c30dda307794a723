/**
 * Shells that may hold the secret, and the keychains that they have it from: they are looked at, never written, and nothing is read but the
 * variable or the item that is asked for.
 */
@NullMarked
package dev.keyrota.connectors.session;

import org.jspecify.annotations.NullMarked;
