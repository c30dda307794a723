/**
 * What a rehearsal came to, in words and as a document.
 *
 * <p>Promises: each rotation that was played is counted once, and can be named for a replay; a broken invariant comes before everything else.
 * Never: contacts a vendor, or knows how a rotation is played.
 */
@NullMarked
package dev.keyrota.cli.rehearsing;

import org.jspecify.annotations.NullMarked;
