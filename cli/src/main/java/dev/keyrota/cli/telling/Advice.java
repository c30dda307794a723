package dev.keyrota.cli.telling;

/**
 * What a person is told when a run does not go on by itself.
 *
 * @param happened what happened, one sentence
 * @param decide what the person must decide or do, one sentence
 * @param command the next command, ready to be typed
 */
public record Advice(String happened, String decide, String command) {}
