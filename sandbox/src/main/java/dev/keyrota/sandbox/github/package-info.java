/**
 * GitHub as a client meets it: Actions secrets of repositories, environments and organizations, workflows and their runs
 * with a runner that executes the fingerprint probe, personal tokens and Apps, over the REST API.
 *
 * <p>Two halves. {@link dev.keyrota.sandbox.github.GitHubHost} is the truth: plain mutable objects with typed methods and a
 * cheap {@code copy()}, which an exploration may call directly. {@link dev.keyrota.sandbox.github.GitHubVendor} is the
 * HTTP face over it and holds nothing of its own.
 *
 * <p>Promises: a secret that comes by HTTP is truly decrypted, with a truly random-looking key of its scope; answers fit
 * GitHub's OpenAPI description; where GitHub's word could not be had, the Javadoc says "inferred". Never: opens a socket,
 * starts a thread, reads a clock.
 *
 * <p>Not safe for use by several threads at once; whoever shares a host guards it.
 */
@NullMarked
package dev.keyrota.sandbox.github;

import org.jspecify.annotations.NullMarked;
