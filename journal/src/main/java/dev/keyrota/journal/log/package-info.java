/**
 * The audit log: the journal's canonical lines as a Merkle tree, its checkpoints, and where they are kept.
 *
 * <p>Promises: a signer whose folder is as it left it signs no two checkpoints that contradict each other, whatever was done to the
 * journal. One that was put back to an earlier state can; a checkpoint that is kept elsewhere shows it. Never: shows the signing key, or holds
 * up the journal.
 */
@NullMarked
package dev.keyrota.journal.log;

import org.jspecify.annotations.NullMarked;
