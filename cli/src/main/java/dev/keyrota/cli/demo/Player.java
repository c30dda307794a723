package dev.keyrota.cli.demo;

import dev.keyrota.cli.workbench.Surroundings;

/** Runs the program in some surroundings, and answers its exit code. */
public interface Player {
    int play(Surroundings surroundings, String... words);
}
