/** Proofs of the Infisical connector, on bytes of our own and on the sandbox. */
@NullMarked
package dev.keyrota.connectors.infisical;

import org.jspecify.annotations.NullMarked;
