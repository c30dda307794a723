/**
 * The asking: commands that turn words into a request, and an ending into one sentence and an exit code.
 *
 * <p>Promises: results on standard output, everything else on standard error; no question where standard input is not a
 * terminal. Never: reveals a secret value, or contains a rule of rotation.
 */
@NullMarked
package dev.keyrota.cli;

import org.jspecify.annotations.NullMarked;
