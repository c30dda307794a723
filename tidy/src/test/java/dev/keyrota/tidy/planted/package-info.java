/**
 * A small house built the wrong way, one breach a class, so that the controls of the rules have something to find. Nothing of it
 * ships or runs.
 */
@NullMarked
package dev.keyrota.tidy.planted;

import org.jspecify.annotations.NullMarked;
