package dev.keyrota.journal.log;

import dev.keyrota.journal.note.Checkpoint;
import dev.keyrota.journal.note.SignedNote;
import dev.keyrota.journal.note.VerifierKey;

/**
 * A checkpoint that was signed.
 *
 * @param note what is to be kept elsewhere
 * @param checkpoint what it says
 * @param key the key that signs from now on
 * @param first whether that key is new and there was none before
 */
public record Signed(SignedNote note, Checkpoint checkpoint, VerifierKey key, boolean first) {}
