/** The command line as its users meet it, before an in-process sandbox. */
@NullMarked
package dev.keyrota.cli;

import org.jspecify.annotations.NullMarked;
