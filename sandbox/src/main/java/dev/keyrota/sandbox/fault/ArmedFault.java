package dev.keyrota.sandbox.fault;

/**
 * A fault that waits for its call.
 *
 * @param call the name of a call, or {@code *} for any
 * @param word the word it was armed by
 * @param after how many matching calls pass before it strikes
 * @param times how many it strikes then
 */
public record ArmedFault(String call, String word, Fault fault, int after, int times) {

    /**
     * Arms what {@code word} says.
     *
     * @throws IllegalArgumentException with a sentence, where the word means nothing or a count is negative
     */
    public static ArmedFault of(String call, String word, int after, int times) {
        if (after < 0 || times < 1) {
            throw new IllegalArgumentException("after must be at least 0 and times at least 1");
        }
        return new ArmedFault(call, word, FaultWord.parse(word), after, times);
    }

    /** Whether it concerns a call of this name. */
    public boolean matches(String callName) {
        return call.equals("*") || call.equals(callName);
    }

    /** Whether it concerns some call of this vendor. */
    public boolean concerns(String vendor) {
        return call.equals("*") || call.startsWith(vendor + ".");
    }

    /** Whether the next matching call is struck. */
    boolean due() {
        return after == 0;
    }

    /** This fault after one more matching call has passed it. */
    ArmedFault passed() {
        return new ArmedFault(call, word, fault, after - 1, times);
    }

    /** This fault after it has struck once. */
    ArmedFault struck() {
        return new ArmedFault(call, word, fault, after, times - 1);
    }
}
