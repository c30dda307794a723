package dev.keyrota.sandbox.server;

/** Somebody else listens on the port. */
public final class PortTakenException extends RuntimeException {

    /** For the port of this number. */
    PortTakenException(int port) {
        super("port " + port + " is taken by another program; name another, or none for one that is free");
    }
}
