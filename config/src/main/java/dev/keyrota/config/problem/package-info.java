/**
 * What can be wrong with a configuration, told so that a person can put it right: where, what, and the remedy.
 *
 * <p>Promises: no text of the file is quoted but short words ({@link dev.keyrota.config.problem.Quote}), so that a secret which
 * somebody wrote into the file by mistake is not carried on into a terminal or a log. Never: knows what a configuration means.
 */
@NullMarked
package dev.keyrota.config.problem;

import org.jspecify.annotations.NullMarked;
