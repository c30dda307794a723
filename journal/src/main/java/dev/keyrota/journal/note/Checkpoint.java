package dev.keyrota.journal.note;

import dev.keyrota.journal.tree.Hash;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * How long a log was, and the root of the tree over its lines: enough to notice any later change of what was there
 * (C2SP tlog-checkpoint). Extension lines are passed over when one is read, and never written.
 *
 * @param origin which log it is; the name of the key that signs for it
 * @param size how many lines the log had, from 0
 * @param root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final String NONE = "the note is no checkpoint";

    /** @throws IllegalArgumentException if the origin cannot be the name of a key, or the size is negative */
    public Checkpoint {
        if (!KeyName.isName(origin) || size < 0) {
            throw new IllegalArgumentException("a checkpoint needs an origin of one word and a size");
        }
    }

    /**
     * The checkpoint that a note holds.
     *
     * @param text a note's text, its signatures verified
     * @throws NoteException if it is none
     */
    public static Checkpoint parse(String text) throws NoteException {
        String[] lines = text.split("\n", 4);
        if (lines.length != 4
                || !KeyName.isName(lines[0])
                || !SIZE.matcher(lines[1]).matches()) {
            throw new NoteException(NONE);
        }
        String extensions = "\n" + lines[3];
        if (!extensions.endsWith("\n") || extensions.contains("\n\n")) {
            throw new NoteException(NONE);
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), root(lines[2]));
    }

    private static Hash root(String text) throws NoteException {
        try {
            Hash root = Hash.of(Base64.getDecoder().decode(text));
            if (Base64.getEncoder().encodeToString(root.bytes()).equals(text)) {
                return root;
            }
        } catch (IllegalArgumentException _) {
            // Told below, as a root that was written in another form.
        }
        throw new NoteException(NONE);
    }

    /** The text of its note: three lines. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
    }
}
