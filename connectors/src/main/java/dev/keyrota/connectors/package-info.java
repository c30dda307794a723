/**
 * The hands: one package a vendor, and the only home of {@code Secret}.
 *
 * <p>Promises: a connector answers that the thing is done, was refused, or is unclear, and never guesses between them.
 * Never: decides, retries by itself, knows a journal, or lets a secret value reach a log, an exception or an argument list.
 */
@NullMarked
package dev.keyrota.connectors;

import org.jspecify.annotations.NullMarked;
