/**
 * A net under everything else: a filter for text that leaves, which takes out every secret in custody in the forms that
 * text gives it, and everything that has the form of a known token. It is not the control; secrets do not get into
 * texts in the first place.
 */
@NullMarked
package dev.keyrota.connectors.redaction;

import org.jspecify.annotations.NullMarked;
