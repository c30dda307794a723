/**
 * The after-watch: whether what a rotation left is still there an hour and a day later. Pure: it is told what was seen, and asks nobody. What could
 * not be seen is said to be so, and never taken for unchanged.
 */
@NullMarked
package dev.keyrota.protocol.watch;

import org.jspecify.annotations.NullMarked;
