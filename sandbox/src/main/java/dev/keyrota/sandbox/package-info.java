/**
 * The simulated vendors: real sockets, real quirks, faults on demand, all from one seed.
 *
 * <p>Promises: the same seed and the same calls give the same world; binds to loopback only. Never: uses a module of
 * Keyrota, so that it cannot share a connector's mistake; contacts a real vendor; takes the time from the machine.
 */
@NullMarked
package dev.keyrota.sandbox;

import org.jspecify.annotations.NullMarked;
