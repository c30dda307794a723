/**
 * Gives every parser of foreign input what nobody agreed to. Each parser has a {@link dev.keyrota.fuzz.Target} in its own package;
 * {@link dev.keyrota.fuzz.Targets} lists them. Nothing here ships, and nothing goes further than this machine.
 */
@NullMarked
package dev.keyrota.fuzz;

import org.jspecify.annotations.NullMarked;
