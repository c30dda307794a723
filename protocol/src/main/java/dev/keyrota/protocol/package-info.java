/**
 * The heart of a rotation: where it stands ({@code State}), what has happened ({@code Event}), what to do next
 * ({@code Effect}), and the pure functions between them.
 *
 * <p>Promises: the same facts give the same answer for ever, on any machine, in any thread. Never: reads a file, a socket,
 * a clock, an environment variable or chance; holds or names a secret value; knows any other module of Keyrota.
 */
@NullMarked
package dev.keyrota.protocol;

import org.jspecify.annotations.NullMarked;
