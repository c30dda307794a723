/** The simulated GitHub. */
@NullMarked
package dev.keyrota.sandbox.github;

import org.jspecify.annotations.NullMarked;
