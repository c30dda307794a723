/**
 * The simulated vendors: a small world of an issuer, a vault and a code host that behaves as the real ones do, with
 * their quirks, and goes wrong on demand.
 *
 * <p>{@link dev.keyrota.sandbox.worlds.World} is plain objects: no socket, no thread, no wall clock, no chance but a seed. Tests
 * call the vendors' typed methods on it directly, copy it, and look at it; a {@link dev.keyrota.sandbox.Vendor} puts one
 * vendor's HTTP on top of the same methods, and {@code dev.keyrota.sandbox.server} gives it a socket.
 *
 * <p>Promises: the same seed and the same calls give the same world, byte for byte; nothing here reaches further than
 * loopback; a token made here {@linkplain dev.keyrota.sandbox.SandboxTokens can be told} from a real one. Tokens are plain
 * strings here, because the sandbox is the vendor. It depends on no other module of Keyrota, so that it cannot share a
 * connector's mistake.
 *
 * <p>A world is confined to one thread at a time; whoever owns it serializes the access.
 */
@NullMarked
package dev.keyrota.sandbox;

import org.jspecify.annotations.NullMarked;
