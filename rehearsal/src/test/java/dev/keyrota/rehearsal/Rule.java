package dev.keyrota.rehearsal;

/**
 * One rule of the protocol, and how it is switched off in the test build: its method then says nothing.
 *
 * @param type the class, without its package
 * @param method the method that is the rule
 * @param off what the method answers when it is switched off
 */
record Rule(String type, String method, Off off) {
    /** What a switched-off method answers. */
    enum Off {
        NULL,
        YES,
        NO,
        NOTHING,
        NO_LIST
    }

    /** For example {@code protocol.Decision.sweep=NULL}. */
    static Rule parse(String text) {
        int method = text.lastIndexOf('.');
        int off = text.indexOf('=');
        return new Rule(
                text.substring(0, method), text.substring(method + 1, off), Off.valueOf(text.substring(off + 1)));
    }

    @Override
    public String toString() {
        return type + "." + method + "=" + off;
    }
}
