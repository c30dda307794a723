/**
 * A YAML text as a tree of values that know where they stand, and a way to read them which finds every problem and not only the first.
 *
 * <p>Promises: YAML 1.2 and of it only what a configuration needs: mappings with plain keys, sequences, scalars; no tags, no anchors,
 * no second document, no key twice, bounded depth. Never: makes an object that the text names, expands anything, or repeats a text of
 * the file in a message. What a configuration means is not known here.
 */
@NullMarked
package dev.keyrota.config.yaml;

import org.jspecify.annotations.NullMarked;
