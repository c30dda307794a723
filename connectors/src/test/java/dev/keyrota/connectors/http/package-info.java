/** Proofs of the one HTTP layer on sockets whose every byte a test decides. */
@NullMarked
package dev.keyrota.connectors.http;

import org.jspecify.annotations.NullMarked;
