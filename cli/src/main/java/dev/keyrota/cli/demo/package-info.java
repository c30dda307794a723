/**
 * A rotation for whoever has nothing yet: simulated vendors in this process, and the real program before them.
 *
 * <p>Promises: what is shown happened, over HTTP, by the same commands that a user types; the folder it works in is deleted, unless it is
 * to be kept. Never: reads a configuration, a journal or a credential of the user.
 */
@NullMarked
package dev.keyrota.cli.demo;

import org.jspecify.annotations.NullMarked;
