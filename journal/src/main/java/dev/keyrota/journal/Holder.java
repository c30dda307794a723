package dev.keyrota.journal;

/**
 * Who holds a lease or writes a note, for the person who meets it.
 *
 * @param who the person or service that asked
 * @param host the machine
 * @param pid the process on that machine
 */
public record Holder(String who, String host, long pid) {
    /** {@code who@host#pid}, as in {@link Fact#actor}. */
    public String actor() {
        return who + "@" + host + "#" + pid;
    }
}
