/**
 * The Merkle tree of RFC 9162 §2.1 over lines of bytes: its root, proofs that a line is in it and that it has only grown, and their
 * verifiers.
 *
 * <p>Promises: stands on the JDK alone; a proof that was changed in any bit proves nothing. Never: knows what the lines say.
 */
@NullMarked
package dev.keyrota.journal.tree;

import org.jspecify.annotations.NullMarked;
