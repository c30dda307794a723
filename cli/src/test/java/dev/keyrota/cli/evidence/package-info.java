/** Proofs of what is shown to an auditor. */
@NullMarked
package dev.keyrota.cli.evidence;

import org.jspecify.annotations.NullMarked;
