/**
 * Infisical as a client meets it: machine identities with universal-auth, projects, folders, secrets with versions and
 * metadata, change requests behind an approval policy, over the deprecated v3 "raw" routes and over v4.
 *
 * <p>Two halves. {@link dev.keyrota.sandbox.infisical.InfisicalVault} is the truth: plain mutable objects with typed
 * methods and a cheap {@code copy()}, which an exploration may call directly.
 * {@link dev.keyrota.sandbox.infisical.InfisicalVendor} is the HTTP face over it and holds nothing of its own.
 *
 * <p>Promises: behaviour that was observed on a running server (code of June 2025) or read in its published source is
 * reproduced down to status, error name and text; where neither was to be had, the Javadoc says "inferred". Time and
 * chance are arguments. Never: opens a socket, starts a thread, reads a clock.
 *
 * <p>Not safe for use by several threads at once; whoever shares a vault guards it.
 */
@NullMarked
package dev.keyrota.sandbox.infisical;

import org.jspecify.annotations.NullMarked;
