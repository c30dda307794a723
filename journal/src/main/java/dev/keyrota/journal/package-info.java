/**
 * What has happened: append-only, hash-chained facts, and the lease on a vendor account.
 *
 * <p>Promises: an append that returned is durable; a fact, once written, is never changed or removed, and a change made
 * behind our back is found by verification. Never: knows what a state is, or holds a secret value (the type is not on its
 * class path).
 */
@NullMarked
package dev.keyrota.journal;

import org.jspecify.annotations.NullMarked;
