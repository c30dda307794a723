/**
 * Sessions that Keyrota gives a key: a shell that evaluates what {@code keyrota env} prints, a process that {@code keyrota run} starts.
 * Promises that what a session is given stands in the journal before the session has it, so that no key is ended under one that may hold
 * it. Never writes a vendor.
 */
@NullMarked
package dev.keyrota.cli.sessions;

import org.jspecify.annotations.NullMarked;
