/**
 * A rotation told to a person, or to a machine: what is going on, what came of it, and, where a person must decide, what is safe, what to
 * decide and with which command.
 *
 * <p>Promises: every reason to stop and every reason to wait has words of its own. Never: a secret, or a claim that no fact supports.
 */
@NullMarked
package dev.keyrota.cli.telling;

import org.jspecify.annotations.NullMarked;
