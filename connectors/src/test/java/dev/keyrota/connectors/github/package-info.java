/** Tests of the GitHub connector: scripted answers for what GitHub can do wrong, and the sandbox for what it does. */
@NullMarked
package dev.keyrota.connectors.github;

import org.jspecify.annotations.NullMarked;
