/** Tests of what a rehearsal says. */
@NullMarked
package dev.keyrota.cli.rehearsing;

import org.jspecify.annotations.NullMarked;
