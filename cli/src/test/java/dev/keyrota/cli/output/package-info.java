/** Proofs of what may be printed. */
@NullMarked
package dev.keyrota.cli.output;

import org.jspecify.annotations.NullMarked;
