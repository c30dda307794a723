/** Proofs of the package of the same name. */
@NullMarked
package dev.keyrota.connectors.bootstrap;

import org.jspecify.annotations.NullMarked;
