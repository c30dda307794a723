package dev.keyrota.connectors.http;

/**
 * An answer that is not of the agreed shape. It never leaves a connector: {@link Endpoint} turns it into a reply. Its
 * message names fields by our own names and holds nothing of the answer, and it has no cause, since a parser's message
 * may quote what it read.
 */
public final class Unreadable extends RuntimeException {
    /** @param what a constant text of ours, or the name under which we looked a field up */
    public Unreadable(String what) {
        super(what, null, false, false);
    }
}
