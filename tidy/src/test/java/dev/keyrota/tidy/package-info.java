/**
 * The style of the house as tests: each rule reads what is on disk or in the compiled classes, names what to do instead, and has
 * beside it a test that plants a breach and sees it found.
 *
 * <p>Promises: a rule applies to a module from the day that module is in the parent pom. Never: changes a file, or passes because it
 * looked at nothing.
 */
@NullMarked
package dev.keyrota.tidy;

import org.jspecify.annotations.NullMarked;
