/**
 * Which authorizations an account has, who uses each and how that is known, and what is to be done about it. Pure: it is told what was seen, and
 * asks nobody. That nobody was seen to use a key is never taken for proof while a place could not be asked.
 */
@NullMarked
package dev.keyrota.protocol.inventory;

import org.jspecify.annotations.NullMarked;
