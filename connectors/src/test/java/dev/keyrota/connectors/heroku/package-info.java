/** Proofs of the Heroku connector, on bytes of our own and on the sandbox. */
@NullMarked
package dev.keyrota.connectors.heroku;

import org.jspecify.annotations.NullMarked;
