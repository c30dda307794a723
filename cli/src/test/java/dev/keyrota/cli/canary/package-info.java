/**
 * The search for secrets where none may be: in files, on the streams, in arguments, environments and exceptions. Whatever is found is
 * named by its label, its form and its place, and never quoted.
 */
@NullMarked
package dev.keyrota.cli.canary;

import org.jspecify.annotations.NullMarked;
