/** What every issuer, store and vault must do, as abstract tests; each vendor's package has the witnesses. */
@NullMarked
package dev.keyrota.connectors;

import org.jspecify.annotations.NullMarked;
