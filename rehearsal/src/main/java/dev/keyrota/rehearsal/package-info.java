/**
 * Explores the production protocol, engine and journal code on the sandbox's world without sockets: every fault of every call and of
 * every journal write, alone and in pairs, with the protocol's invariants checked after each step.
 *
 * <p>{@link dev.keyrota.rehearsal.Rehearsal} does so with a person's own configuration; all else is for the proofs. Never: a socket, a file, the
 * machine's clock.
 */
@NullMarked
package dev.keyrota.rehearsal;

import org.jspecify.annotations.NullMarked;
