/** Proofs of the package of the same name. */
@NullMarked
package dev.keyrota.connectors.redaction;

import org.jspecify.annotations.NullMarked;
