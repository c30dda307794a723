package dev.keyrota.fuzz;

/** Where Jazzer comes in: {@code -Dfuzz.target=NAME} says which target it is given. */
public final class Entry {
    private static final Target TARGET = Targets.make(System.getProperty("fuzz.target", ""));

    private Entry() {}

    /** By this name Jazzer finds it. */
    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        Throwable thrown = Trial.of(TARGET, input);
        if (thrown != null) {
            throw thrown;
        }
    }
}
