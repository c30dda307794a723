/** Proofs of the package of the same name. */
@NullMarked
package dev.keyrota.connectors.session;

import org.jspecify.annotations.NullMarked;
