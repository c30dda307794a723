/**
 * What the program says, and where: results on standard output, everything else on standard error.
 *
 * <p>Promises: with {@code -o json} exactly one JSON document; colour and movement on a terminal only; foreign text without
 * control characters and of bounded length; no line that GitHub Actions would take for a command. Never: asks a question where
 * standard input is not a terminal.
 */
@NullMarked
package dev.keyrota.cli.output;

import org.jspecify.annotations.NullMarked;
