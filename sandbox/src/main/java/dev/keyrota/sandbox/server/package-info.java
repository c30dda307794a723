/**
 * The sandbox as servers: each vendor on a port of its own on loopback, and a control server that looks behind them.
 *
 * <p>Threads: a request is served by a virtual thread; the world is behind one lock ({@link
 * dev.keyrota.sandbox.server.Simulation}), so that calls have one order, which is the order of the log. Waiting (latency,
 * silence) happens outside the lock.
 *
 * <p>Time: the world's clock starts where the world says and moves with the pace it is given; nothing here reads the
 * machine's clock by itself. Nothing listens on any address but loopback.
 */
@NullMarked
package dev.keyrota.sandbox.server;

import org.jspecify.annotations.NullMarked;
