/**
 * Explores the production protocol, engine and journal code on the sandbox's world without sockets: every fault of every call and of
 * every journal write, alone and in pairs, with the protocol's invariants checked after each step.
 */
@NullMarked
package dev.keyrota.rehearsal;

import org.jspecify.annotations.NullMarked;
