/**
 * What a rotation will need, looked at one thing after the other.
 *
 * <p>Promises: changes nothing, at no vendor and on no disk; what cannot be seen without changing something is skipped, with the reason.
 */
@NullMarked
package dev.keyrota.cli.doctor;

import org.jspecify.annotations.NullMarked;
