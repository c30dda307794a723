/** Tests of the after-watch. */
@NullMarked
package dev.keyrota.protocol.watch;

import org.jspecify.annotations.NullMarked;
