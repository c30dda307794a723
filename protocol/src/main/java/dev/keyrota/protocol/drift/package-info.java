/**
 * Drift: how every place of a credential compares with the source of truth between rotations, and what is to be done about it.
 *
 * <p>Promises: which authorization a place holds is compared, not only whether it authenticates; a refusal that is not the issuer's word on the
 * key is never a death; the same answers give the same diagnosis. Never: proposes to revoke anything, or to write anything while the source of
 * truth cannot be read.
 */
@NullMarked
package dev.keyrota.protocol.drift;

import org.jspecify.annotations.NullMarked;
