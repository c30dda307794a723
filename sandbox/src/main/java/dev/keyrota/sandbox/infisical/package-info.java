/** The simulated Infisical. */
@NullMarked
package dev.keyrota.sandbox.infisical;

import org.jspecify.annotations.NullMarked;
