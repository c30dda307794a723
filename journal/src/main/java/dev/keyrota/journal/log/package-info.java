/**
 * The audit log: the journal's canonical lines as a Merkle tree, its checkpoints, and where they are kept.
 *
 * <p>Promises: no two inconsistent checkpoints are signed, whatever was done to the journal. Never: shows the signing key, or holds up
 * the journal.
 */
@NullMarked
package dev.keyrota.journal.log;

import org.jspecify.annotations.NullMarked;
