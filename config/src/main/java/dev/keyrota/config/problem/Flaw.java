package dev.keyrota.config.problem;

/**
 * What is wrong with a value, before it is known where the value came from. A reader that knows the file turns it into a {@link Problem}.
 *
 * @param at the place within the value, in the words of the file, for example {@code stores[0].account}; empty for the value itself
 * @param what what is wrong, a sentence without a full stop
 * @param remedy what to do, a sentence without a full stop
 */
public record Flaw(String at, String what, String remedy) {
    /** The same flaw, seen from the value that holds this one at {@code place}. */
    public Flaw under(String place) {
        return new Flaw(at.isEmpty() ? place : place + "." + at, what, remedy);
    }

    @Override
    public String toString() {
        return (at.isEmpty() ? what : at + ": " + what) + " (" + remedy + ")";
    }
}
