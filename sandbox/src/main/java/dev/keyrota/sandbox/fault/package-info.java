/**
 * What can go wrong between a client and a vendor, written once for all vendors.
 *
 * <p>An answer is a function of a world and a call ({@link dev.keyrota.sandbox.Vendor}), so each fault is a way of
 * choosing the world, and of delivering the answer. Nothing here opens a socket: {@link dev.keyrota.sandbox.fault.Delivery}
 * says what a server has to do.
 */
@NullMarked
package dev.keyrota.sandbox.fault;

import org.jspecify.annotations.NullMarked;
