/**
 * Signed notes (C2SP signed-note) and checkpoints of a log (C2SP tlog-checkpoint), as of 2026-11: a few lines of text, small enough for a
 * ticket or a chat, that anybody can verify with a public key of one line.
 *
 * <p>Promises: stands on the JDK alone and verifies offline; a private key is in no {@code toString} and no exception. Never: knows what
 * the log is about.
 */
@NullMarked
package dev.keyrota.journal.note;

import org.jspecify.annotations.NullMarked;
