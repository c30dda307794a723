/**
 * The secrets that Keyrota itself logs in with, found where the configuration refers to them: a variable of the
 * environment or a file, and nowhere else.
 */
@NullMarked
package dev.keyrota.connectors.bootstrap;

import org.jspecify.annotations.NullMarked;
