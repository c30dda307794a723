/**
 * Worlds: all vendors together with the places around them, an outsider's hands on them, and worlds as files: what a small
 * readable YAML file says, built into a {@link dev.keyrota.sandbox.worlds.World} from a seed.
 *
 * <p>Promises: the same file and the same seed give the same world; a word that the format does not know is an error that
 * names it. A file never holds a token: values are drawn from the seed, each from its authorization's id, so that adding
 * one authorization changes no other's token.
 */
@NullMarked
package dev.keyrota.sandbox.worlds;

import org.jspecify.annotations.NullMarked;
