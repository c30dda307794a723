package dev.keyrota.rehearsal;

/** The process dies here. Nothing may catch it but the scenario. */
final class Crash extends Error {
    Crash() {
        super("the process died", null, false, false);
    }
}
